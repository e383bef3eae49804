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

$string['accountauth'] = 'Authentication method of new accounts';
$string['accountauth_desc'] = 'How students who got their account in this way log in.';
$string['accounts'] = 'Accounts of students';
$string['accounts_desc'] = 'What happens when Zoho has a student whom this site does not know. Students are linked with accounts that are there already in any case.';
$string['bridge'] = 'Bridge';
$string['bridge_desc'] = 'Where what happens here is told, so that it gets to Zoho. Nobody who uses this site waits for it: events are noted in the outbox and sent by a scheduled task.';
$string['bridgerole'] = 'MZI bridge';
$string['bridgerole_desc'] = 'For the account that the bridge between Zoho CRM and Moodle uses: exactly what its web-service functions need. Give it at system level, and make the account\'s token for the service MZI bridge.';
$string['bridgesecret'] = 'Secret';
$string['bridgesecret_desc'] = 'Signs what is sent. The same value as MOODLE_WEBHOOK_SECRET of the bridge; at least 16 characters. To change it, give the bridge the old value as MOODLE_WEBHOOK_SECRET_PREVIOUS for the meantime.';
$string['bridgeurl'] = 'Address of the bridge';
$string['bridgeurl_desc'] = 'For example https://bridge.example.org. While it is empty nothing is noted or sent.';
$string['bridgeurl_invalid'] = 'This is not an address. It begins with https:// or http:// and has no question mark, hash sign or user name.';
$string['btecmissing'] = 'The grading method gradingform_btec is not installed, so grading criteria cannot be kept.';
$string['checkbridge'] = 'MZI: bridge';
$string['checkbridge_away'] = 'The bridge does not take what this site tells it';
$string['checkbridge_notset'] = 'Address or secret of the bridge is not set';
$string['checkbridge_ok'] = 'The bridge takes what this site tells it';
$string['checkcron'] = 'MZI: cron';
$string['checkcron_disabled'] = 'The task that sends the outbox is disabled';
$string['checkcron_late'] = 'The task that sends the outbox did not run since {$a}; it is to run each minute';
$string['checkcron_never'] = 'The task that sends the outbox has not run yet';
$string['checkcron_ok'] = 'The outbox was last sent at {$a}';
$string['checkexternaldatabase'] = 'MZI: external database enrolment';
$string['checkexternaldatabase_off'] = 'External database enrolment is off';
$string['checkexternaldatabase_on'] = 'External database enrolment is on: it may ask that database again and again while the bridge works, which makes every call slow. Switch it off if the bridge enrols the students.';
$string['checkmaxinputvars'] = 'MZI: max_input_vars';
$string['checkmaxinputvars_low'] = 'PHP takes only {$a->now} form variables in a call and drops the rest without a word; set max_input_vars to {$a->least} or more';
$string['checkmaxinputvars_ok'] = 'PHP takes {$a->now} form variables in a call';
$string['checkoutbox'] = 'MZI: outbox';
$string['checkoutbox_ok'] = 'Waiting to be sent: {$a}';
$string['checkoutbox_parked'] = 'The bridge refused {$a} events; somebody has to look at them';
$string['checkoutbox_waiting'] = '{$a->number} events wait to be sent, the oldest since {$a->time}';
$string['checksecret'] = 'MZI: secret';
$string['checksecret_missing'] = 'The secret that signs what is sent to the bridge is not set';
$string['checksecret_ok'] = 'The secret is set';
$string['checksecret_short'] = 'The secret is short enough to be guessed; take at least {$a} characters';
$string['createaccounts'] = 'Create accounts';
$string['createaccounts_desc'] = 'A student without an account gets one, with the academic e-mail address in lower case as username. No password is stored or sent by the bridge: Moodle itself mails a link for setting one. Otherwise the student waits until there is an account.';
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
$string['missingfound'] = 'Work that was not handed in, newly noted: {$a}';
$string['mzi:manage'] = 'Manage MZI';
$string['mzi:syncdata'] = 'Exchange data with the bridge';
$string['mzi:viewown'] = 'View own student data';
$string['mzi:viewstudents'] = 'View the data of all students';
$string['nostudentrole'] = 'No role is there to enrol students with. Choose one in the settings of MZI.';
$string['nosuchuser'] = 'There is no such account';
$string['notanobject'] = '{$a}: a record is a JSON object';
$string['notapicture'] = 'The file is no picture that Moodle can read';
$string['olderplugin'] = 'The plugin local_moodle_zoho_sync of the older integration is here, or its tables are. The two cannot stand side by side. Uninstall it under Site administration > Plugins > Plugins overview (which removes its tables), remove the folder local/moodle_zoho_sync, and install this plugin again. If that folder is gone already, put it back and purge all caches first: Moodle needs it to remove the tables. If that cannot be done, drop the tables local_mzi_* in the database. What they held comes again from Zoho with a full sync.';
$string['outboxnotconfigured'] = 'Nothing is sent: address or secret of the bridge is not set.';
$string['outboxpaused'] = 'The bridge is away since {$a->time}: {$a->why}';
$string['outboxproblem_invalid'] = 'The bridge says that the event is not as it must be: {$a}';
$string['outboxproblem_notproven'] = 'The bridge does not take the signature. Compare the secrets and the clocks. It said: {$a}';
$string['outboxproblem_refused'] = 'The bridge refuses a call because of the event. It said: {$a}';
$string['outboxproblem_unavailable'] = 'The bridge cannot store anything at the moment. It said: {$a}';
$string['outboxproblem_unreachable'] = 'The bridge does not answer: {$a}';
$string['outboxproblem_wrongaddress'] = 'What answers at the address is not the bridge. It said: {$a}';
$string['outboxsent'] = 'Events that the bridge took: {$a}';
$string['pluginname'] = 'MZI';
$string['privacy:metadata:bridge'] = 'What happens on this site is sent to the school\'s bridge, which writes it to Zoho CRM.';
$string['privacy:metadata:bridge:enrolments'] = 'Who was enrolled in or left which course';
$string['privacy:metadata:bridge:grades'] = 'Released grades with feedback, and work that was not handed in';
$string['privacy:metadata:bridge:requests'] = 'Requests that a student handed in, and grades that the student took note of';
$string['privacy:metadata:bridge:user'] = 'Name, username, e-mail address and id of an account';
$string['privacy:metadata:column:academic_email'] = 'Academic e-mail address';
$string['privacy:metadata:column:academic_program'] = 'Programme';
$string['privacy:metadata:column:address'] = 'Address';
$string['privacy:metadata:column:amount'] = 'Amount';
$string['privacy:metadata:column:assignment_name'] = 'Assignment';
$string['privacy:metadata:column:attempt_number'] = 'Number of the attempt';
$string['privacy:metadata:column:bank_name'] = 'Bank';
$string['privacy:metadata:column:change_information'] = 'What the student asks to have changed';
$string['privacy:metadata:column:city'] = 'City';
$string['privacy:metadata:column:class_name'] = 'Class';
$string['privacy:metadata:column:currency'] = 'Currency';
$string['privacy:metadata:column:date_of_birth'] = 'Date of birth';
$string['privacy:metadata:column:description'] = 'Reason given';
$string['privacy:metadata:column:details'] = 'What the form asked for beyond that';
$string['privacy:metadata:column:display_name'] = 'Name as shown';
$string['privacy:metadata:column:due_date'] = 'Due date';
$string['privacy:metadata:column:email'] = 'E-mail address';
$string['privacy:metadata:column:emergency_contact_name'] = 'Person to call in an emergency';
$string['privacy:metadata:column:emergency_contact_phone'] = 'Telephone number for an emergency';
$string['privacy:metadata:column:end_date'] = 'Last day';
$string['privacy:metadata:column:enrollment_date'] = 'First day';
$string['privacy:metadata:column:enrollment_status'] = 'State of the enrolment';
$string['privacy:metadata:column:enrollment_type'] = 'Kind of enrolment';
$string['privacy:metadata:column:eventtype'] = 'What happened';
$string['privacy:metadata:column:expected_graduation'] = 'Expected graduation';
$string['privacy:metadata:column:feedback'] = 'Feedback';
$string['privacy:metadata:column:first_name'] = 'First name';
$string['privacy:metadata:column:gender'] = 'Gender';
$string['privacy:metadata:column:grade_date'] = 'Date of the grade';
$string['privacy:metadata:column:grade_value'] = 'Grade';
$string['privacy:metadata:column:gradeid'] = 'Which grade';
$string['privacy:metadata:column:installment_number'] = 'Number of the instalment';
$string['privacy:metadata:column:last_name'] = 'Last name';
$string['privacy:metadata:column:learning_outcomes'] = 'Criteria achieved';
$string['privacy:metadata:column:major'] = 'Major';
$string['privacy:metadata:column:moodle_user_id'] = 'Account';
$string['privacy:metadata:column:national_id'] = 'National id';
$string['privacy:metadata:column:nationality'] = 'Nationality';
$string['privacy:metadata:column:paid_amount'] = 'Amount paid';
$string['privacy:metadata:column:paid_date'] = 'Date of payment';
$string['privacy:metadata:column:payload'] = 'Ids of what it is about';
$string['privacy:metadata:column:payment_amount'] = 'Amount';
$string['privacy:metadata:column:payment_date'] = 'Date of the payment';
$string['privacy:metadata:column:payment_method'] = 'Way of payment';
$string['privacy:metadata:column:payment_notes'] = 'Notes on the payment';
$string['privacy:metadata:column:payment_number'] = 'Number of the payment';
$string['privacy:metadata:column:payment_status'] = 'State of the payment';
$string['privacy:metadata:column:payment_type'] = 'What was paid for';
$string['privacy:metadata:column:phone_number'] = 'Telephone number';
$string['privacy:metadata:column:photo_url'] = 'Where the photo is';
$string['privacy:metadata:column:program_name'] = 'Programme of the registration';
$string['privacy:metadata:column:receipt_number'] = 'Number of the receipt';
$string['privacy:metadata:column:registration_date'] = 'Date of registration';
$string['privacy:metadata:column:registration_number'] = 'Number of the registration';
$string['privacy:metadata:column:registration_status'] = 'State of the registration';
$string['privacy:metadata:column:remaining_amount'] = 'Amount left to pay';
$string['privacy:metadata:column:request_date'] = 'Date of the request';
$string['privacy:metadata:column:request_status'] = 'State of the request';
$string['privacy:metadata:column:request_type'] = 'Kind of request';
$string['privacy:metadata:column:requested_classes'] = 'Classes asked for';
$string['privacy:metadata:column:status'] = 'State';
$string['privacy:metadata:column:student_id'] = 'Student id';
$string['privacy:metadata:column:student_name'] = 'Name of the student';
$string['privacy:metadata:column:study_language'] = 'Language of study';
$string['privacy:metadata:column:study_mode'] = 'Mode of study';
$string['privacy:metadata:column:sub_major'] = 'Minor';
$string['privacy:metadata:column:teacher_name'] = 'Name of the teacher';
$string['privacy:metadata:column:timecreated'] = 'When it happened';
$string['privacy:metadata:column:timesent'] = 'When it was sent';
$string['privacy:metadata:column:total_fees'] = 'Fees in all';
$string['privacy:metadata:column:unit_name'] = 'Unit';
$string['privacy:metadata:column:userid'] = 'Account';
$string['privacy:metadata:column:usermodified'] = 'Who changed it last';
$string['privacy:metadata:column:voucher_number'] = 'Number of the voucher';
$string['privacy:metadata:column:zoho_registration_id'] = 'Which registration';
$string['privacy:metadata:column:zoho_student_id'] = 'Which student';
$string['privacy:metadata:core_files'] = 'Files that students hand in with requests';
$string['privacy:metadata:local_mzi_enrollments'] = 'Enrolments of students in classes, as Zoho has them';
$string['privacy:metadata:local_mzi_grade_ack'] = 'Grades that their student took note of';
$string['privacy:metadata:local_mzi_grades'] = 'Grades of students, as Zoho has them';
$string['privacy:metadata:local_mzi_installments'] = 'Instalments of registrations, as Zoho has them';
$string['privacy:metadata:local_mzi_outbox'] = 'Events that wait for the bridge or were sent to it';
$string['privacy:metadata:local_mzi_payments'] = 'Payments of students, as Zoho has them';
$string['privacy:metadata:local_mzi_registrations'] = 'Registrations of students, as Zoho has them';
$string['privacy:metadata:local_mzi_request_windows'] = 'When which requests can be made';
$string['privacy:metadata:local_mzi_requests'] = 'Requests of students';
$string['privacy:metadata:local_mzi_students'] = 'Students, as Zoho has them';
$string['privacy:metadata:local_mzi_teachers'] = 'Teachers, as Zoho has them';
$string['privacy:path:local_mzi_enrollments'] = 'Enrolments';
$string['privacy:path:local_mzi_grade_ack'] = 'Grades taken note of';
$string['privacy:path:local_mzi_grades'] = 'Grades';
$string['privacy:path:local_mzi_installments'] = 'Instalments';
$string['privacy:path:local_mzi_outbox'] = 'Events for the bridge';
$string['privacy:path:local_mzi_payments'] = 'Payments';
$string['privacy:path:local_mzi_registrations'] = 'Registrations';
$string['privacy:path:local_mzi_request_windows'] = 'Windows of requests';
$string['privacy:path:local_mzi_requests'] = 'Requests';
$string['privacy:path:local_mzi_students'] = 'Student';
$string['privacy:path:local_mzi_teachers'] = 'Teacher';
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
$string['sendevents'] = 'What is sent';
$string['sendevents_acknowledgements'] = 'Grades that students took note of';
$string['sendevents_courses'] = 'New and changed courses';
$string['sendevents_desc'] = 'What happened while something was switched off is not sent later.';
$string['sendevents_enrolments'] = 'Enrolments that begin or end';
$string['sendevents_grades'] = 'Released grades, and work that was not handed in';
$string['sendevents_requests'] = 'Requests of students';
$string['sendevents_users'] = 'New and changed accounts';
$string['settings'] = 'Settings';
$string['studentrole'] = 'Role of students';
$string['studentrole_desc'] = 'The role in which students are enrolled in their courses.';
$string['studentrole_first'] = 'The first one of the archetype student';
$string['taskdetectmissing'] = 'Note work that was not handed in';
$string['tasksendoutbox'] = 'Send the outbox to the bridge';
$string['usersskipped'] = 'Not enrolled, because there are no such accounts: {$a}';
$string['verifierroles'] = 'Roles of internal verifiers';
$string['verifierroles_desc'] = 'A grade by somebody with one of these roles in the course is told as the internal verifier\'s, any other as the marker\'s.';
