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
 * Settings of the plugin.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

// Managers who may not change the site's settings see the pages alone.
if ($hassiteconfig || has_capability('local/mzi:manage', \core\context\system::instance())) {
    $ADMIN->add(
        $hassiteconfig ? 'localplugins' : 'modules',
        new admin_category('local_mzi', new lang_string('pluginname', 'local_mzi')),
    );
    if ($hassiteconfig) {
        $settings = new admin_settingpage('local_mzi_settings', new lang_string('settings', 'local_mzi'));
        $ADMIN->add('local_mzi', $settings);
    }
    foreach (['students' => 'students', 'outbox' => 'outbox', 'windows' => 'requestwindows'] as $page => $string) {
        $ADMIN->add('local_mzi', new admin_externalpage(
            "local_mzi_{$page}",
            new lang_string($string, 'local_mzi'),
            new moodle_url("/local/mzi/admin/{$page}.php"),
            'local/mzi:manage',
        ));
    }

    if ($hassiteconfig && $ADMIN->fulltree) {
        $settings->add(new admin_setting_heading(
            'local_mzi/bridgeheading',
            new lang_string('bridge', 'local_mzi'),
            new lang_string('bridge_desc', 'local_mzi'),
        ));
        $setting = new \local_mzi\local\admin_setting_bridgeurl(
            'local_mzi/bridgeurl',
            new lang_string('bridgeurl', 'local_mzi'),
            new lang_string('bridgeurl_desc', 'local_mzi'),
            '',
            PARAM_RAW_TRIMMED,
        );
        $setting->set_updatedcallback('\local_mzi\local\outbox\pause::end');
        $settings->add($setting);
        $setting = new admin_setting_configpasswordunmask(
            'local_mzi/bridgesecret',
            new lang_string('bridgesecret', 'local_mzi'),
            new lang_string('bridgesecret_desc', 'local_mzi'),
            '',
        );
        $setting->set_updatedcallback('\local_mzi\local\outbox\pause::end');
        $settings->add($setting);
        $settings->add(new admin_setting_heading(
            'local_mzi/eventsheading',
            new lang_string('events', 'local_mzi'),
            new lang_string('events_desc', 'local_mzi'),
        ));
        $groups = [];
        foreach (array_keys(\local_mzi\local\outbox\fact::GROUPS) as $group) {
            $groups[$group] = new lang_string("sendevents_{$group}", 'local_mzi');
        }
        $settings->add(new admin_setting_configmulticheckbox(
            'local_mzi/sendevents',
            new lang_string('sendevents', 'local_mzi'),
            new lang_string('sendevents_desc', 'local_mzi'),
            array_fill_keys(array_keys($groups), 1),
            $groups,
        ));
        $settings->add(new admin_setting_pickroles(
            'local_mzi/verifierroles',
            new lang_string('verifierroles', 'local_mzi'),
            new lang_string('verifierroles_desc', 'local_mzi'),
            [],
        ));

        $settings->add(new admin_setting_heading(
            'local_mzi/accountsheading',
            new lang_string('accounts', 'local_mzi'),
            new lang_string('accounts_desc', 'local_mzi'),
        ));
        $settings->add(new admin_setting_configcheckbox(
            'local_mzi/createaccounts',
            new lang_string('createaccounts', 'local_mzi'),
            new lang_string('createaccounts_desc', 'local_mzi'),
            0,
        ));
        $methods = [];
        foreach (get_enabled_auth_plugins() as $method) {
            $methods[$method] = get_auth_plugin($method)->get_title();
        }
        $settings->add(new admin_setting_configselect(
            'local_mzi/accountauth',
            new lang_string('accountauth', 'local_mzi'),
            new lang_string('accountauth_desc', 'local_mzi'),
            'manual',
            $methods,
        ));
        $settings->hide_if('local_mzi/accountauth', 'local_mzi/createaccounts');
        $settings->add(new admin_setting_heading(
            'local_mzi/enrolmentsheading',
            new lang_string('enrolments', 'local_mzi'),
            new lang_string('enrolments_desc', 'local_mzi'),
        ));
        $settings->add(new admin_setting_configselect(
            'local_mzi/studentrole',
            new lang_string('studentrole', 'local_mzi'),
            new lang_string('studentrole_desc', 'local_mzi'),
            0,
            [0 => new lang_string('studentrole_first', 'local_mzi')]
                + get_default_enrol_roles(\core\context\system::instance()),
        ));

        $settings->add(new admin_setting_heading(
            'local_mzi/requestsheading',
            new lang_string('tabrequests', 'local_mzi'),
            new lang_string('requests_desc', 'local_mzi', (new moodle_url('/local/mzi/admin/windows.php'))->out()),
        ));
    }
    $settings = null;
}
