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

$string['accountauth'] = 'طريقة الدخول للحسابات الجديدة';
$string['accountauth_desc'] = 'كيف يدخل الطلاب الذين أُنشئت حساباتهم بهذه الطريقة.';
$string['accounts'] = 'حسابات الطلاب';
$string['accounts_desc'] = 'ما يحدث حين يكون في Zoho طالب لا يعرفه هذا الموقع. أما الحسابات الموجودة فتُربط بطلابها في كل الأحوال.';
$string['bridge'] = 'الجسر';
$string['bridge_desc'] = 'الجهة التي تُبلَّغ بما يحدث هنا ليصل إلى Zoho. لا ينتظرها أحد من مستخدمي الموقع: تُسجَّل الأحداث في صندوق الصادر وترسلها مهمة مجدولة.';
$string['bridgerole'] = 'جسر MZI';
$string['bridgerole_desc'] = 'للحساب الذي يستخدمه الجسر بين Zoho CRM وMoodle: ما تحتاجه وظائف خدمة الويب بالضبط. امنحه على مستوى النظام، وأنشئ رمز الحساب للخدمة MZI bridge.';
$string['bridgesecret'] = 'السر';
$string['bridgesecret_desc'] = 'يوقّع ما يُرسَل. هو نفسه قيمة MOODLE_WEBHOOK_SECRET في الجسر؛ 16 محرفًا على الأقل. ولتغييره أعطِ الجسر القيمة القديمة مؤقتًا في MOODLE_WEBHOOK_SECRET_PREVIOUS.';
$string['bridgeurl'] = 'عنوان الجسر';
$string['bridgeurl_desc'] = 'مثلًا https://bridge.example.org. ما دام فارغًا لا يُسجَّل شيء ولا يُرسَل.';
$string['bridgeurl_invalid'] = 'هذا ليس عنوانًا. يبدأ العنوان بـ https:// أو http:// ولا يحوي علامة استفهام ولا علامة # ولا اسم مستخدم.';
$string['btecmissing'] = 'طريقة التقييم gradingform_btec غير مثبتة، لذلك لا يمكن حفظ معايير التقييم.';
$string['checkbridge'] = 'MZI: الجسر';
$string['checkbridge_away'] = 'لا يقبل الجسر ما يبلّغه هذا الموقع';
$string['checkbridge_notset'] = 'لم يُضبط عنوان الجسر أو سره';
$string['checkbridge_ok'] = 'يقبل الجسر ما يبلّغه هذا الموقع';
$string['checkcron'] = 'MZI: المهام الدورية';
$string['checkcron_disabled'] = 'المهمة التي ترسل صندوق الصادر معطّلة';
$string['checkcron_late'] = 'لم تعمل المهمة التي ترسل صندوق الصادر منذ {$a}؛ ينبغي أن تعمل كل دقيقة';
$string['checkcron_never'] = 'لم تعمل المهمة التي ترسل صندوق الصادر بعد';
$string['checkcron_ok'] = 'أُرسل صندوق الصادر آخر مرة في {$a}';
$string['checkexternaldatabase'] = 'MZI: التسجيل من قاعدة بيانات خارجية';
$string['checkexternaldatabase_off'] = 'التسجيل من قاعدة بيانات خارجية متوقف';
$string['checkexternaldatabase_on'] = 'التسجيل من قاعدة بيانات خارجية مفعّل: قد يسأل تلك القاعدة مرة بعد مرة أثناء عمل الجسر فيبطئ كل استدعاء. أوقفه إن كان الجسر هو الذي يسجّل الطلاب.';
$string['checkmaxinputvars'] = 'MZI: max_input_vars';
$string['checkmaxinputvars_low'] = 'لا يقبل PHP إلا {$a->now} من متغيرات النماذج في الاستدعاء ويُسقط الباقي دون إنذار؛ اضبط max_input_vars على {$a->least} أو أكثر';
$string['checkmaxinputvars_ok'] = 'يقبل PHP {$a->now} من متغيرات النماذج في الاستدعاء';
$string['checkoutbox'] = 'MZI: صندوق الصادر';
$string['checkoutbox_ok'] = 'بانتظار الإرسال: {$a}';
$string['checkoutbox_parked'] = 'رفض الجسر أحداثًا عددها {$a}؛ لا بد أن ينظر فيها أحد';
$string['checkoutbox_waiting'] = 'أحداث بانتظار الإرسال عددها {$a->number}، أقدمها منذ {$a->time}';
$string['checksecret'] = 'MZI: السر';
$string['checksecret_missing'] = 'لم يُضبط السر الذي يوقّع ما يُرسَل إلى الجسر';
$string['checksecret_ok'] = 'السر مضبوط';
$string['checksecret_short'] = 'السر قصير بحيث يمكن تخمينه؛ اجعله {$a} محرفًا على الأقل';
$string['createaccounts'] = 'إنشاء الحسابات';
$string['createaccounts_desc'] = 'الطالب الذي لا حساب له يُنشأ له حساب، واسم المستخدم فيه بريده الأكاديمي بأحرف صغيرة. لا يحفظ الجسر كلمة مرور ولا يرسلها: يرسل Moodle نفسه رابطًا لتعيينها. وإلا انتظر الطالب حتى يكون له حساب.';
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
$string['missingfound'] = 'أعمال لم تُسلَّم وسُجّلت الآن: {$a}';
$string['mzi:manage'] = 'إدارة MZI';
$string['mzi:syncdata'] = 'تبادل البيانات مع الجسر';
$string['mzi:viewown'] = 'عرض بيانات الطالب الخاصة به';
$string['mzi:viewstudents'] = 'عرض بيانات جميع الطلاب';
$string['nostudentrole'] = 'لا يوجد دور لتسجيل الطلاب به. اختر دورًا في إعدادات MZI.';
$string['nosuchuser'] = 'لا يوجد حساب كهذا';
$string['notanobject'] = '{$a}: السجل كائن JSON';
$string['notapicture'] = 'الملف ليس صورة يستطيع Moodle قراءتها';
$string['olderplugin'] = 'الإضافة local_moodle_zoho_sync من التكامل القديم موجودة هنا أو جداولها. لا يمكن أن تجتمع الإضافتان. ألغِ تثبيتها من إدارة الموقع > الإضافات > نظرة عامة على الإضافات (وهذا يزيل جداولها)، ثم احذف المجلد local/moodle_zoho_sync وثبّت هذه الإضافة من جديد. إذا كان المجلد قد حُذف فأعده وامسح كل الذاكرة المؤقتة أولًا، لأن Moodle يحتاجه لإزالة الجداول. وإن تعذّر ذلك فاحذف الجداول local_mzi_* من قاعدة البيانات. ما كان فيها يعود من Zoho بمزامنة كاملة.';
$string['outboxnotconfigured'] = 'لا يُرسَل شيء: لم يُضبط عنوان الجسر أو سره.';
$string['outboxpaused'] = 'الجسر غائب منذ {$a->time}: {$a->why}';
$string['outboxproblem_invalid'] = 'يقول الجسر إن الحدث ليس كما يجب: {$a}';
$string['outboxproblem_notproven'] = 'لا يقبل الجسر التوقيع. قارن السرّين والساعتين. قال: {$a}';
$string['outboxproblem_refused'] = 'يرفض الجسر استدعاءً بسبب هذا الحدث. قال: {$a}';
$string['outboxproblem_unavailable'] = 'لا يستطيع الجسر حفظ شيء الآن. قال: {$a}';
$string['outboxproblem_unreachable'] = 'لا يجيب الجسر: {$a}';
$string['outboxproblem_wrongaddress'] = 'ما يجيب في هذا العنوان ليس الجسر. قال: {$a}';
$string['outboxsent'] = 'أحداث أخذها الجسر: {$a}';
$string['pluginname'] = 'MZI';
$string['privacy:metadata:bridge'] = 'يُرسَل ما يحدث في هذا الموقع إلى جسر المدرسة الذي يكتبه في Zoho CRM.';
$string['privacy:metadata:bridge:enrolments'] = 'من سُجّل في أي مقرر أو خرج منه';
$string['privacy:metadata:bridge:grades'] = 'العلامات المُعلنة مع ملاحظاتها، والأعمال التي لم تُسلَّم';
$string['privacy:metadata:bridge:requests'] = 'الطلبات التي قدّمها الطالب، والعلامات التي اطّلع عليها';
$string['privacy:metadata:bridge:user'] = 'اسم صاحب الحساب واسم المستخدم وبريده ورقمه';
$string['privacy:metadata:column:academic_email'] = 'البريد الأكاديمي';
$string['privacy:metadata:column:academic_program'] = 'البرنامج';
$string['privacy:metadata:column:address'] = 'العنوان';
$string['privacy:metadata:column:amount'] = 'المبلغ';
$string['privacy:metadata:column:assignment_name'] = 'الواجب';
$string['privacy:metadata:column:attempt_number'] = 'رقم المحاولة';
$string['privacy:metadata:column:bank_name'] = 'البنك';
$string['privacy:metadata:column:change_information'] = 'ما يطلب الطالب تغييره';
$string['privacy:metadata:column:city'] = 'المدينة';
$string['privacy:metadata:column:class_name'] = 'الصف';
$string['privacy:metadata:column:currency'] = 'العملة';
$string['privacy:metadata:column:date_of_birth'] = 'تاريخ الميلاد';
$string['privacy:metadata:column:description'] = 'السبب المذكور';
$string['privacy:metadata:column:details'] = 'ما سأل عنه النموذج غير ذلك';
$string['privacy:metadata:column:display_name'] = 'الاسم الظاهر';
$string['privacy:metadata:column:due_date'] = 'تاريخ الاستحقاق';
$string['privacy:metadata:column:email'] = 'البريد الإلكتروني';
$string['privacy:metadata:column:emergency_contact_name'] = 'جهة الاتصال في الطوارئ';
$string['privacy:metadata:column:emergency_contact_phone'] = 'هاتف الطوارئ';
$string['privacy:metadata:column:end_date'] = 'اليوم الأخير';
$string['privacy:metadata:column:enrollment_date'] = 'اليوم الأول';
$string['privacy:metadata:column:enrollment_status'] = 'حالة التسجيل في الصف';
$string['privacy:metadata:column:enrollment_type'] = 'نوع التسجيل في الصف';
$string['privacy:metadata:column:eventtype'] = 'ما حدث';
$string['privacy:metadata:column:expected_graduation'] = 'التخرج المتوقع';
$string['privacy:metadata:column:feedback'] = 'الملاحظات';
$string['privacy:metadata:column:first_name'] = 'الاسم الأول';
$string['privacy:metadata:column:gender'] = 'الجنس';
$string['privacy:metadata:column:grade_date'] = 'تاريخ العلامة';
$string['privacy:metadata:column:grade_value'] = 'العلامة';
$string['privacy:metadata:column:gradeid'] = 'أي علامة';
$string['privacy:metadata:column:installment_number'] = 'رقم القسط';
$string['privacy:metadata:column:last_name'] = 'اسم العائلة';
$string['privacy:metadata:column:learning_outcomes'] = 'المعايير المتحققة';
$string['privacy:metadata:column:major'] = 'التخصص';
$string['privacy:metadata:column:moodle_user_id'] = 'الحساب';
$string['privacy:metadata:column:national_id'] = 'الرقم الوطني';
$string['privacy:metadata:column:nationality'] = 'الجنسية';
$string['privacy:metadata:column:paid_amount'] = 'المبلغ المدفوع';
$string['privacy:metadata:column:paid_date'] = 'تاريخ الدفع';
$string['privacy:metadata:column:payload'] = 'أرقام ما يخصه الحدث';
$string['privacy:metadata:column:payment_amount'] = 'مبلغ الدفعة';
$string['privacy:metadata:column:payment_date'] = 'تاريخ الدفعة';
$string['privacy:metadata:column:payment_method'] = 'طريقة الدفع';
$string['privacy:metadata:column:payment_notes'] = 'ملاحظات على الدفعة';
$string['privacy:metadata:column:payment_number'] = 'رقم الدفعة';
$string['privacy:metadata:column:payment_status'] = 'حالة الدفعة';
$string['privacy:metadata:column:payment_type'] = 'سبب الدفعة';
$string['privacy:metadata:column:phone_number'] = 'رقم الهاتف';
$string['privacy:metadata:column:photo_url'] = 'موضع الصورة';
$string['privacy:metadata:column:program_name'] = 'برنامج التسجيل';
$string['privacy:metadata:column:receipt_number'] = 'رقم الإيصال';
$string['privacy:metadata:column:registration_date'] = 'تاريخ التسجيل';
$string['privacy:metadata:column:registration_number'] = 'رقم التسجيل';
$string['privacy:metadata:column:registration_status'] = 'حالة التسجيل';
$string['privacy:metadata:column:remaining_amount'] = 'المبلغ المتبقي';
$string['privacy:metadata:column:request_date'] = 'تاريخ الطلب';
$string['privacy:metadata:column:request_status'] = 'حالة الطلب';
$string['privacy:metadata:column:request_type'] = 'نوع الطلب';
$string['privacy:metadata:column:requested_classes'] = 'الصفوف المطلوبة';
$string['privacy:metadata:column:status'] = 'الحالة';
$string['privacy:metadata:column:student_id'] = 'رقم الطالب';
$string['privacy:metadata:column:student_name'] = 'اسم الطالب';
$string['privacy:metadata:column:study_language'] = 'لغة الدراسة';
$string['privacy:metadata:column:study_mode'] = 'نمط الدراسة';
$string['privacy:metadata:column:sub_major'] = 'التخصص الفرعي';
$string['privacy:metadata:column:teacher_name'] = 'اسم المدرّس';
$string['privacy:metadata:column:timecreated'] = 'وقت الحدوث';
$string['privacy:metadata:column:timesent'] = 'وقت الإرسال';
$string['privacy:metadata:column:total_fees'] = 'إجمالي الرسوم';
$string['privacy:metadata:column:unit_name'] = 'الوحدة';
$string['privacy:metadata:column:userid'] = 'الحساب';
$string['privacy:metadata:column:usermodified'] = 'آخر من عدّله';
$string['privacy:metadata:column:voucher_number'] = 'رقم القسيمة';
$string['privacy:metadata:column:zoho_registration_id'] = 'أي تسجيل';
$string['privacy:metadata:column:zoho_student_id'] = 'أي طالب';
$string['privacy:metadata:core_files'] = 'الملفات التي يرفقها الطلاب بطلباتهم';
$string['privacy:metadata:local_mzi_enrollments'] = 'تسجيل الطلاب في الصفوف كما هو في Zoho';
$string['privacy:metadata:local_mzi_grade_ack'] = 'العلامات التي اطّلع عليها أصحابها';
$string['privacy:metadata:local_mzi_grades'] = 'علامات الطلاب كما هي في Zoho';
$string['privacy:metadata:local_mzi_installments'] = 'أقساط التسجيلات كما هي في Zoho';
$string['privacy:metadata:local_mzi_outbox'] = 'أحداث تنتظر الجسر أو أُرسلت إليه';
$string['privacy:metadata:local_mzi_payments'] = 'دفعات الطلاب كما هي في Zoho';
$string['privacy:metadata:local_mzi_registrations'] = 'تسجيلات الطلاب كما هي في Zoho';
$string['privacy:metadata:local_mzi_request_windows'] = 'أوقات تقديم الطلبات';
$string['privacy:metadata:local_mzi_requests'] = 'طلبات الطلاب';
$string['privacy:metadata:local_mzi_students'] = 'الطلاب كما هم في Zoho';
$string['privacy:metadata:local_mzi_teachers'] = 'المدرّسون كما هم في Zoho';
$string['privacy:path:local_mzi_enrollments'] = 'التسجيل في الصفوف';
$string['privacy:path:local_mzi_grade_ack'] = 'علامات جرى الاطلاع عليها';
$string['privacy:path:local_mzi_grades'] = 'العلامات';
$string['privacy:path:local_mzi_installments'] = 'الأقساط';
$string['privacy:path:local_mzi_outbox'] = 'أحداث للجسر';
$string['privacy:path:local_mzi_payments'] = 'الدفعات';
$string['privacy:path:local_mzi_registrations'] = 'التسجيلات';
$string['privacy:path:local_mzi_request_windows'] = 'أوقات الطلبات';
$string['privacy:path:local_mzi_requests'] = 'الطلبات';
$string['privacy:path:local_mzi_students'] = 'الطالب';
$string['privacy:path:local_mzi_teachers'] = 'المدرّس';
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
$string['sendevents'] = 'ما يُرسَل';
$string['sendevents_acknowledgements'] = 'العلامات التي اطّلع عليها الطلاب';
$string['sendevents_courses'] = 'المقررات الجديدة والمتغيّرة';
$string['sendevents_desc'] = 'ما حدث حين كان الإرسال متوقفًا لا يُرسَل لاحقًا.';
$string['sendevents_enrolments'] = 'التسجيل في المقررات وانتهاؤه';
$string['sendevents_grades'] = 'العلامات المُعلنة، والأعمال التي لم تُسلَّم';
$string['sendevents_requests'] = 'طلبات الطلاب';
$string['sendevents_users'] = 'الحسابات الجديدة والمتغيّرة';
$string['settings'] = 'الإعدادات';
$string['studentrole'] = 'دور الطلاب';
$string['studentrole_desc'] = 'الدور الذي يُسجَّل به الطلاب في مقرراتهم.';
$string['studentrole_first'] = 'أول دور من النمط الأصلي للطالب';
$string['taskdetectmissing'] = 'تسجيل الأعمال التي لم تُسلَّم';
$string['tasksendoutbox'] = 'إرسال صندوق الصادر إلى الجسر';
$string['usersskipped'] = 'عدد من لم يُسجَّلوا لعدم وجود حساباتهم: {$a}';
$string['verifierroles'] = 'أدوار المدققين الداخليين';
$string['verifierroles_desc'] = 'العلامة التي يضعها صاحب أحد هذه الأدوار في المقرر تُبلَّغ على أنها للمدقق الداخلي، وغيرها على أنها للمصحّح.';
