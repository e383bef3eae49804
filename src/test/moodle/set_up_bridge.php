<?php
// What the administrator of a Moodle does for the bridge (see moodle-plugin/README.md), and accounts of ten teachers.
// Called in Moodle's directory, on a throw-away site; prints the bridge's token.

define('CLI_SCRIPT', true);
require(getcwd() . '/config.php');
require_once($CFG->dirroot . '/user/lib.php');
require_once($CFG->dirroot . '/webservice/lib.php');

\core\session\manager::set_user(get_admin());
set_config('noemailever', 1);
set_config('enablewebservices', 1);
set_config('webserviceprotocols', 'rest');
// The bridge is on this machine.
set_config('curlsecurityblockedhosts', '');
set_config('curlsecurityallowedport', '');
\core\plugininfo\auth::enable_plugin('webservice', 1);
set_config('createaccounts', 1, 'local_mzi');
set_config('bridgeurl', 'http://127.0.0.1:1', 'local_mzi');
set_config('bridgesecret', 'set-later', 'local_mzi');

$account = [
    'username' => 'mzi-bridge', 'auth' => 'webservice', 'firstname' => 'MZI', 'lastname' => 'Bridge',
    'email' => 'bridge@example.com', 'confirmed' => 1, 'mnethostid' => $CFG->mnet_localhost_id, 'password' => 'not cached',
];
$userid = user_create_user($account, false, false);
role_assign(\local_mzi\local\bridge_role::id(), $userid, context_system::instance()->id);
$service = $DB->get_record('external_services', ['shortname' => 'local_mzi_service'], '*', MUST_EXIST);
(new webservice())->add_ws_authorised_user((object) ['externalserviceid' => $service->id, 'userid' => $userid]);
for ($number = 0; $number < 10; $number++) {
    $address = "teacher{$number}@staff.example";
    user_create_user(
        ['username' => $address, 'email' => $address, 'auth' => 'nologin', 'firstname' => 'Teacher', 'lastname' => $number,
            'confirmed' => 1, 'mnethostid' => $CFG->mnet_localhost_id, 'password' => 'not cached'],
        false,
    );
}
echo \core_external\util::generate_token(EXTERNAL_TOKEN_PERMANENT, $service, $userid, context_system::instance());
