<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * English texts.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['bridgerole'] = 'MZI bridge';
$string['bridgerole_desc'] = 'For the account that the bridge between Zoho CRM and Moodle uses: exactly what its web-service functions need. Give it at system level, and make the account\'s token for the service MZI bridge.';
$string['btecmissing'] = 'The grading method gradingform_btec is not installed, so grading criteria cannot be kept.';
$string['invalidfield'] = '{$a->entity} {$a->id}: {$a->field}: {$a->reason}';
$string['invalidid'] = '{$a}: a Zoho id is a text of 1 to 19 digits';
$string['linkreason_accountmissing'] = 'Zoho names a Moodle account that is not there';
$string['linkreason_administrator'] = 'The account that was found is a site administrator\'s';
$string['linkreason_anothers'] = 'Zoho names an account that, by its e-mail address or user name, is another\'s';
$string['linkreason_authdisabled'] = 'The authentication method for new accounts is switched off';
$string['linkreason_guest'] = 'The account that was found is the guest\'s';
$string['linkreason_invalidemail'] = 'The academic e-mail address cannot be that of an account';
$string['linkreason_invalidusername'] = 'The academic e-mail address has characters that user names may not have';
$string['linkreason_linkedtoanother'] = 'The account that was found is linked to another record';
$string['linkreason_noaccount'] = 'There is no Moodle account yet';
$string['linkreason_noemail'] = 'The record has no academic e-mail address';
$string['linkreason_noname'] = 'First or last name is missing, or longer than 100 characters';
$string['linkreason_notconfirmed'] = 'The account that was found is not confirmed';
$string['linkreason_severalaccounts'] = 'Several accounts have the academic e-mail address';
$string['linkreason_sharedemail'] = 'Several records have the academic e-mail address';
$string['linkreason_sharedstudentid'] = 'Several records have the student id';
$string['manualenroldisabled'] = 'Manual enrolment is switched off. Switch it on under Site administration > Plugins > Enrolments.';
$string['mzi:manage'] = 'Manage MZI';
$string['mzi:syncdata'] = 'Exchange data with the bridge';
$string['mzi:viewown'] = 'View own student data';
$string['mzi:viewstudents'] = 'View the data of all students';
$string['nostudentrole'] = 'No role is there to enrol students with. Choose one in the settings of MZI.';
$string['nosuchuser'] = 'There is no such account';
$string['notanobject'] = '{$a}: a record is a JSON object';
$string['notapicture'] = 'The file is no picture that Moodle can read';
$string['olderplugin'] = 'The plugin local_moodle_zoho_sync of the older integration is here, or its tables are. The two cannot stand side by side. Uninstall it under Site administration > Plugins > Plugins overview (which removes its tables), remove the folder local/moodle_zoho_sync, and install this plugin again. If that folder is gone already, put it back and purge all caches first: Moodle needs it to remove the tables. If that cannot be done, drop the tables local_mzi_* in the database. What they held comes again from Zoho with a full sync.';
$string['pluginname'] = 'MZI';
$string['reason_criteria'] = 'At most {$a} criteria, each with a short name of its own (letters, digits, - _ .), a description, a level from 1 to 3 and a sort order';
$string['reason_date'] = 'not a date of the form yyyy-MM-dd';
$string['reason_datetime'] = 'not a time of the form yyyy-MM-ddTHH:mm:ssZ or with an offset';
$string['reason_flag'] = 'neither true nor false';
$string['reason_installments'] = 'not an array of at most {$a} instalments';
$string['reason_json'] = 'neither an array nor an object';
$string['reason_missing'] = 'missing';
$string['reason_moodleid'] = 'not an id of Moodle';
$string['reason_nul'] = 'contains a NUL character';
$string['reason_number'] = 'not a number';
$string['reason_text'] = 'not a text';
$string['reason_toolarge'] = 'larger than 9,999,999,999.99';
$string['reason_toolong'] = 'longer than {$a} characters';
$string['reason_whole'] = 'not a whole number of at most nine digits';
$string['reason_withdrawal'] = 'neither unenrol nor suspend';
$string['reason_zohoid'] = 'not a text of 1 to 19 digits';
$string['usersskipped'] = 'Not enrolled, because there are no such accounts: {$a}';
