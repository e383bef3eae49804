<?php
// What the plugin's observers cost a user's request while the bridge is down: the median of 200 runs of each of Moodle's
// operations with them and without, by turns. Called in Moodle's directory, on a throw-away site that was set up by
// set_up_bridge.php. Prints a line for each operation; times in milliseconds.

define('CLI_SCRIPT', true);
require(getcwd() . '/config.php');
require_once($CFG->dirroot . '/user/lib.php');
require_once($CFG->dirroot . '/mod/assign/locallib.php');
require_once($CFG->libdir . '/testing/generator/lib.php');

const RUNS = 200;

\core\session\manager::set_user(get_admin());
$generator = new testing_data_generator();
$course = $generator->create_course(['idnumber' => '5725767000009999999']);
$instance = $generator->create_module('assign', ['course' => $course->id, 'grade' => 100]);
[$course, $cm] = get_course_and_cm_from_instance($instance->id, 'assign');
$assign = new assign(\context_module::instance($cm->id), $cm, $course);
$manual = enrol_get_plugin('manual');
$enrol = $DB->get_record('enrol', ['courseid' => $course->id, 'enrol' => 'manual'], '*', MUST_EXIST);
$student = $DB->get_field('role', 'id', ['shortname' => 'student'], MUST_EXIST);

// Observers are kept in a static list once the first event was triggered.
$list = new ReflectionProperty(\core\event\manager::class, 'allobservers');
$all = $list->getValue();
$without = array_map(
    fn($observers) => array_values(array_filter(
        $observers,
        fn($observer) => !str_contains(implode('::', (array) $observer->callable), 'local_mzi'),
    )),
    $all,
);
if ($all == $without) {
    exit("The plugin's observers were not found.\n");
}

$times = [];
$timed = function (string $what, bool $with, callable $work) use (&$times) {
    $start = hrtime(true);
    $result = $work();
    $times[$what][(int) $with][] = (hrtime(true) - $start) / 1e6;
    return $result;
};

for ($run = 0; $run < 2 * RUNS; $run++) {
    $with = $run % 2 === 1;
    $list->setValue(null, $with ? $all : $without);
    $name = 'cost' . $run . bin2hex(random_bytes(4));
    $account = [
        'username' => $name, 'email' => "{$name}@example.com", 'auth' => 'nologin', 'firstname' => 'Cost', 'lastname' => $name,
        'confirmed' => 1, 'mnethostid' => $CFG->mnet_localhost_id, 'password' => 'not cached',
    ];
    $userid = $timed('create a user', $with, fn() => user_create_user($account, false));
    $timed('enrol', $with, fn() => $manual->enrol_user($enrol, $userid, $student));
    $grade = (object) [
        'grade' => 60 + $run % 40, 'attemptnumber' => -1, 'addattempt' => 0, 'workflowstate' => '', 'applytoall' => 0,
    ];
    $timed('grade a submission', $with, fn() => $assign->save_grade($userid, $grade));
    $timed('unenrol', $with, fn() => $manual->unenrol_user($enrol, $userid));
}

$median = function (array $values): float {
    sort($values);
    return $values[intdiv(count($values), 2)];
};
foreach ($times as $what => [$without, $with]) {
    [$without, $with] = [$median($without), $median($with)];
    printf("%-20s without %7.2f, with %7.2f: %+.2f ms, %+.1f %%\n",
        $what, $without, $with, $with - $without, 100 * ($with / $without - 1));
}
printf("events noted: %d\n", $DB->count_records('local_mzi_outbox'));
