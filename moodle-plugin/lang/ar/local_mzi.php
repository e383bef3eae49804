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
 * Arabic texts.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['bridgerole'] = 'جسر MZI';
$string['bridgerole_desc'] = 'للحساب الذي يستخدمه الجسر بين Zoho CRM وMoodle: ما تحتاجه وظائف خدمة الويب بالضبط. امنحه على مستوى النظام، وأنشئ رمز الحساب للخدمة MZI bridge.';
$string['btecmissing'] = 'طريقة التقييم gradingform_btec غير مثبتة، لذلك لا يمكن حفظ معايير التقييم.';
$string['invalidfield'] = '{$a->entity} {$a->id}: {$a->field}: {$a->reason}';
$string['invalidid'] = '{$a}: معرّف Zoho نص من 1 إلى 19 رقمًا';
$string['linkreason_accountmissing'] = 'يذكر Zoho حساب Moodle غير موجود';
$string['linkreason_administrator'] = 'الحساب الذي عُثر عليه يعود لمدير الموقع';
$string['linkreason_anothers'] = 'يذكر Zoho حسابًا يعود لشخص آخر بحسب بريده الإلكتروني أو اسم المستخدم';
$string['linkreason_authdisabled'] = 'طريقة المصادقة للحسابات الجديدة معطّلة';
$string['linkreason_guest'] = 'الحساب الذي عُثر عليه هو حساب الضيف';
$string['linkreason_invalidemail'] = 'لا يمكن أن يكون البريد الإلكتروني الأكاديمي بريد حساب';
$string['linkreason_invalidusername'] = 'في البريد الإلكتروني الأكاديمي رموز غير مسموح بها في أسماء المستخدمين';
$string['linkreason_linkedtoanother'] = 'الحساب الذي عُثر عليه مرتبط بسجل آخر';
$string['linkreason_noaccount'] = 'لا يوجد حساب Moodle بعد';
$string['linkreason_noemail'] = 'لا يوجد في السجل بريد إلكتروني أكاديمي';
$string['linkreason_noname'] = 'الاسم الأول أو اسم العائلة غير موجود أو أطول من 100 حرف';
$string['linkreason_notconfirmed'] = 'الحساب الذي عُثر عليه غير مؤكد';
$string['linkreason_severalaccounts'] = 'لعدة حسابات البريد الإلكتروني الأكاديمي نفسه';
$string['linkreason_sharedemail'] = 'لعدة سجلات البريد الإلكتروني الأكاديمي نفسه';
$string['linkreason_sharedstudentid'] = 'لعدة سجلات رقم الطالب نفسه';
$string['manualenroldisabled'] = 'التسجيل اليدوي معطّل. فعّله من إدارة الموقع > الإضافات > التسجيل.';
$string['mzi:manage'] = 'إدارة MZI';
$string['mzi:syncdata'] = 'تبادل البيانات مع الجسر';
$string['mzi:viewown'] = 'عرض بيانات الطالب الخاصة به';
$string['mzi:viewstudents'] = 'عرض بيانات جميع الطلاب';
$string['nostudentrole'] = 'لا يوجد دور لتسجيل الطلاب به. اختر دورًا في إعدادات MZI.';
$string['nosuchuser'] = 'لا يوجد حساب كهذا';
$string['notanobject'] = '{$a}: السجل كائن JSON';
$string['notapicture'] = 'الملف ليس صورة يستطيع Moodle قراءتها';
$string['olderplugin'] = 'الإضافة local_moodle_zoho_sync من التكامل القديم موجودة هنا أو جداولها. لا يمكن أن تجتمع الإضافتان. ألغِ تثبيتها من إدارة الموقع > الإضافات > نظرة عامة على الإضافات (وهذا يزيل جداولها)، ثم احذف المجلد local/moodle_zoho_sync وثبّت هذه الإضافة من جديد. إذا كان المجلد قد حُذف فأعده وامسح كل الذاكرة المؤقتة أولًا، لأن Moodle يحتاجه لإزالة الجداول. وإن تعذّر ذلك فاحذف الجداول local_mzi_* من قاعدة البيانات. ما كان فيها يعود من Zoho بمزامنة كاملة.';
$string['pluginname'] = 'MZI';
$string['reason_criteria'] = '{$a} معيارًا على الأكثر، لكل منها اسم قصير خاص (أحرف لاتينية وأرقام و- _ .) ووصف ومستوى من 1 إلى 3 وترتيب';
$string['reason_date'] = 'ليس تاريخًا بالصيغة yyyy-MM-dd';
$string['reason_datetime'] = 'ليس وقتًا بالصيغة yyyy-MM-ddTHH:mm:ssZ أو مع فارق التوقيت';
$string['reason_flag'] = 'ليس true ولا false';
$string['reason_installments'] = 'ليست مصفوفة من {$a} قسطًا على الأكثر';
$string['reason_json'] = 'ليست مصفوفة ولا كائنًا';
$string['reason_missing'] = 'غير موجود';
$string['reason_moodleid'] = 'ليس معرّفًا في Moodle';
$string['reason_nul'] = 'يحتوي على الرمز NUL';
$string['reason_number'] = 'ليس رقمًا';
$string['reason_text'] = 'ليس نصًا';
$string['reason_toolarge'] = 'أكبر من 9,999,999,999.99';
$string['reason_toolong'] = 'أطول من {$a} حرفًا';
$string['reason_whole'] = 'ليس عددًا صحيحًا من تسعة أرقام على الأكثر';
$string['reason_withdrawal'] = 'ليس unenrol ولا suspend';
$string['reason_zohoid'] = 'ليس نصًا من 1 إلى 19 رقمًا';
$string['usersskipped'] = 'عدد من لم يُسجَّلوا لعدم وجود حساباتهم: {$a}';
