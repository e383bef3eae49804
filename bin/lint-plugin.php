<?php
// Checks templates, texts, tables, classes and built scripts of the plugin in moodle-plugin/ against each other, without Moodle.
// Part of bin/lint-plugin; prints what is wrong and ends with 1 if anything is.

declare(strict_types=1);

const PLUGIN = __DIR__ . '/../moodle-plugin';
const COMPONENT = 'local_mzi';

$checks = [
    'check_headers', 'check_classes', 'check_texts', 'check_use_of_texts', 'check_templates', 'check_tables',
    'check_versions', 'check_scripts',
];
$problems = array_merge(...array_map(fn(string $check): array => $check(), $checks));
fwrite(STDERR, implode('', array_map(fn(string $problem): string => "moodle-plugin/$problem\n", $problems)));
exit($problems ? 1 : 0);

/** Paths of the plugin's files with one of the extensions, relative to it. */
function files(string ...$extensions): array {
    $files = [];
    $flags = FilesystemIterator::SKIP_DOTS;
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator(PLUGIN, $flags)) as $file) {
        if (in_array($file->getExtension(), $extensions, true)) {
            $files[] = substr($file->getPathname(), strlen(PLUGIN) + 1);
        }
    }
    sort($files);
    return $files;
}

function content(string $file): string {
    return file_get_contents(PLUGIN . "/$file");
}

/** Every file has the licence, and says whose it is. */
function check_headers(): array {
    $problems = [];
    foreach (files('php') as $file) {
        $text = content($file);
        $hasall = str_starts_with($text, "<?php\n// This file is part of Moodle - https://moodle.org/\n//\n")
            && str_contains($text, '@package    ' . COMPONENT . "\n") && str_contains($text, '@copyright  ')
            && str_contains($text, '@license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later');
        if (!$hasall) {
            $problems[] = "$file: not the header of a file of Moodle";
        }
    }
    return $problems;
}

/** A class is in the file that Moodle's class loader looks for it in; what db/ and templates name is there. */
function check_classes(): array {
    $problems = [];
    foreach (files('php') as $file) {
        if (!preg_match('~^(classes|tests/classes)/(.+)\.php$~', $file, $path)) {
            continue;
        }
        $class = strtr($path[2], '/', '\\');
        $namespace = COMPONENT . ($path[1] === 'classes' ? '' : '\tests');
        $namespace .= str_contains($class, '\\') ? '\\' . substr($class, 0, strrpos($class, '\\')) : '';
        $name = basename($path[2]);
        $declared = preg_match('~^namespace (\S+);$~m', content($file), $found) ? $found[1] : '';
        if ($declared !== $namespace) {
            $problems[] = "$file: namespace $declared is not $namespace";
        }
        if (!preg_match("~^(abstract |final |readonly )*(class|interface|trait|enum) $name\b~m", content($file))) {
            $problems[] = "$file: declares no $name";
        }
    }
    foreach (files('php') as $file) {
        preg_match_all('~\\\\?' . COMPONENT . '\\\\([a-z_\\\\]+)::~', content($file), $named);
        foreach (array_unique($named[1]) as $class) {
            $known = array_map(fn(string $root): string => PLUGIN . "/$root" . strtr($class, '\\', '/') . '.php', ['classes/']);
            $known[] = PLUGIN . '/tests/classes/' . strtr(preg_replace('~^tests\\\\~', '', $class), '\\', '/') . '.php';
            if (!array_filter($known, is_file(...))) {
                $problems[] = "$file: no class $class";
            }
        }
    }
    return $problems;
}

/** The texts of a language, by key. */
function texts(string $lang): array {
    defined('MOODLE_INTERNAL') || define('MOODLE_INTERNAL', true);
    $string = [];
    require(PLUGIN . "/lang/$lang/" . COMPONENT . '.php');
    return $string;
}

/** Every language has the texts of the English one, sorted by key, with the same placeholders. */
function check_texts(): array {
    $problems = [];
    $en = texts('en');
    $sorted = array_keys($en);
    sort($sorted, SORT_STRING);
    if ($sorted !== array_keys($en)) {
        $problems[] = 'lang/en: keys are not sorted: ' . array_values(array_diff_assoc($sorted, array_keys($en)))[0];
    }
    preg_match_all('~^\$string\[\'([^\']+)\'\]~m', content('lang/en/' . COMPONENT . '.php'), $keys);
    foreach (array_diff_key($keys[1], array_unique($keys[1])) as $key) {
        $problems[] = "lang/en: $key is there twice";
    }
    foreach (array_diff(scandir(PLUGIN . '/lang'), ['.', '..', 'en']) as $lang) {
        $texts = texts($lang);
        $differing = [...array_diff(array_keys($en), array_keys($texts)), ...array_diff(array_keys($texts), array_keys($en))];
        if ($differing) {
            $problems[] = "lang/$lang: not the keys of lang/en: " . implode(', ', $differing);
        } else if (array_keys($en) !== array_keys($texts)) {
            $problems[] = "lang/$lang: not in the order of lang/en";
        }
        foreach (array_intersect_key($en, $texts) as $key => $text) {
            if (placeholders($text) !== placeholders($texts[$key])) {
                $problems[] = "lang/$lang: $key has not the placeholders of lang/en";
            }
            if (trim($texts[$key]) === '') {
                $problems[] = "lang/$lang: $key is empty";
            }
        }
    }
    return $problems;
}

function placeholders(string $text): array {
    preg_match_all('/{\$a(->\w+)?}/', $text, $found);
    $placeholders = array_unique($found[0]);
    sort($placeholders);
    return $placeholders;
}

/** Every text that is asked for is there, and every one that is there is asked for. */
function check_use_of_texts(): array {
    $problems = [];
    $en = texts('en');
    $source = '';
    foreach (files('php', 'mustache', 'js', 'xml') as $file) {
        if (preg_match('~^(lang|amd/build)/~', $file)) {
            continue;
        }
        $source .= content($file);
        $patterns = [
            '~(?:get_string|new \\\\?lang_string|print_error)\(\s*\'([^\']+)\',\s*\'' . COMPONENT . '\'~',
            '~\{\{#str}}\s*([^,{}\s]+)\s*,\s*' . COMPONENT . '\b~',
            '~(?:getString|key:)\(?\s*\'([^\']+)\',\s*(?:component:\s*)?\'' . COMPONENT . '\'~',
            '~ON_\w+ message="([^"]+)" plugin="' . COMPONENT . '"~',
        ];
        foreach ($patterns as $pattern) {
            preg_match_all($pattern, content($file), $found);
            foreach (array_diff(array_unique($found[1]), array_keys($en)) as $key) {
                $problems[] = "$file: no text $key";
            }
        }
    }
    preg_match_all('~[\'"]local/mzi:(\w+)[\'"]\s*=>~', content('db/access.php'), $capabilities);
    // Moodle asks for these: the plugin's name, those of capabilities, and those of checks after their classes.
    $needed = ['pluginname', ...array_map(fn(string $name): string => "mzi:$name", $capabilities[1])];
    foreach (preg_grep('~^classes/check/~', files('php')) as $file) {
        if (str_contains(content($file), ' extends check ')) {
            $needed[] = 'check' . basename($file, '.php');
        }
    }
    foreach (array_diff($needed, array_keys($en)) as $key) {
        $problems[] = "lang/en: no text $key";
    }
    // A key that is put together begins with a literal that ends in an underscore, a colon or a word before a variable.
    preg_match_all('~[\'"]([a-z][a-z:_]*)(?:\' \.|\{\$)~', $source, $prefixes);
    foreach (array_diff(array_keys($en), $needed) as $key) {
        $stem = preg_replace('~_help$~', '', $key);
        $isnamed = preg_match('~(?<![\w:])' . preg_quote($stem) . '(?![\w:])~', $source);
        $isbuilt = array_filter(array_unique($prefixes[1]), fn(string $prefix): bool => str_starts_with($key, $prefix));
        if (!$isnamed && !$isbuilt) {
            $problems[] = "lang/en: nothing asks for $key";
        }
    }
    return $problems;
}

/** Templates parse, say who they are, have an example that is JSON, and include what is there. */
function check_templates(): array {
    $problems = [];
    foreach (files('mustache') as $file) {
        $text = content($file);
        $name = COMPONENT . '/' . substr($file, strlen('templates/'), -strlen('.mustache'));
        if (!preg_match('~@template\s+' . preg_quote($name, '~') . '\s~', $text)) {
            $problems[] = "$file: no @template $name";
        }
        $hasexample = preg_match('~Example context \(json\):\s*(\{.*?\})\s*}}~s', $text, $example);
        if (!$hasexample || json_decode($example[1]) === null) {
            $problems[] = "$file: no example context that is JSON";
        }
        $body = preg_replace('~\{\{!.*?}}~s', '', $text);
        foreach (unbalanced($body) as $problem) {
            $problems[] = "$file: $problem";
        }
        preg_match_all('~\{\{[><]\s*' . COMPONENT . '/([\w/]+)\s*}}~', $body, $partials);
        foreach ($partials[1] as $partial) {
            if (!is_file(PLUGIN . "/templates/$partial.mustache")) {
                $problems[] = "$file: no template $partial";
            }
        }
        if (preg_match('~<script|<style|\sstyle="(?!width: \{\{)|\son[a-z]+="~', $body, $bad)) {
            $problems[] = "$file: inline style or script: {$bad[0]}";
        }
    }
    // In settings.php such names are those of settings.
    foreach (array_diff(files('php'), ['settings.php']) as $file) {
        preg_match_all('~[\'"]' . COMPONENT . '/(\w+)[\'"]~', content($file), $named);
        foreach ($named[1] as $name) {
            if (!is_file(PLUGIN . "/templates/$name.mustache") && !is_file(PLUGIN . "/amd/src/$name.js")) {
                $problems[] = "$file: no template or module $name";
            }
        }
    }
    return $problems;
}

/** What does not fit together of a template's tags. */
function unbalanced(string $body): array {
    $open = [];
    if (preg_match_all('~\{\{|}}~', $body, $braces) && preg_match_all('~\{\{(?:[^{}]|\{[^{}]*})*}}~', $body) * 2 !== count($braces[0])) {
        return ['a tag does not end'];
    }
    preg_match_all('~\{\{\s*([#^/$<>&]?)\s*([^{}]*?)\s*}}~', $body, $tags, PREG_SET_ORDER);
    foreach ($tags as [$tag, $kind, $name]) {
        if ($name === '' || ($kind !== '' && preg_match('~\s~', $name))) {
            return ["$tag is no tag"];
        }
        if (in_array($kind, ['#', '^', '$', '<'], true)) {
            $open[] = $name;
        } else if ($kind === '/' && array_pop($open) !== $name) {
            return ["$tag ends what has not begun"];
        }
    }
    return array_map(fn(string $name): string => "section $name does not end", $open);
}

/** The rules of XMLDB, and of Moodle's own check of an editor's file. */
function check_tables(): array {
    $file = 'db/install.xml';
    $problems = [];
    $document = new DOMDocument();
    $document->load(PLUGIN . "/$file");
    $schema = getenv('MOODLE_DIR') . '/lib/xmldb/xmldb.xsd';
    if (getenv('MOODLE_DIR') && !@$document->schemaValidate($schema)) {
        $problems[] = "$file: not as $schema says";
    }
    $xmldb = simplexml_import_dom($document);
    if ((string) $xmldb['PATH'] !== 'local/mzi/db') {
        $problems[] = "$file: PATH is not local/mzi/db";
    }
    $names = [];
    foreach ($xmldb->TABLES->TABLE as $table) {
        $names[] = (string) $table['NAME'];
        foreach (check_table($table) as $problem) {
            $problems[] = "$file: {$table['NAME']}: $problem";
        }
    }
    foreach (array_diff_key($names, array_unique($names)) as $name) {
        $problems[] = "$file: $name is there twice";
    }
    return $problems;
}

function check_table(SimpleXMLElement $table): array {
    $problems = [];
    if (!preg_match('~^' . COMPONENT . '(_[a-z0-9_]+)?$~', (string) $table['NAME']) || strlen((string) $table['NAME']) > 53) {
        $problems[] = 'is no name of a table of this plugin, up to 53 characters';
    }
    $fields = [];
    foreach ($table->FIELDS->FIELD as $field) {
        $name = (string) $field['NAME'];
        $fields[] = $name;
        $length = (string) $field['LENGTH'];
        $isgood = match ((string) $field['TYPE']) {
            'int' => ctype_digit($length) && $length >= 1 && $length <= 20,
            'number' => ctype_digit($length) && $length <= 38 && (int) $field['DECIMALS'] <= (int) $length,
            'char' => ctype_digit($length) && $length >= 1 && $length <= 1333,
            'text', 'binary', 'float' => true,
            default => false,
        };
        if (!$isgood || !preg_match('~^[a-z][a-z0-9_]{0,62}$~', $name)) {
            $problems[] = "field $name has no good name, type or length";
        }
        foreach (['NOTNULL', 'SEQUENCE'] as $attribute) {
            if (!in_array((string) $field[$attribute], ['true', 'false'], true)) {
                $problems[] = "field $name says no $attribute";
            }
        }
        if (in_array((string) $field['TYPE'], ['text', 'binary'], true) && isset($field['DEFAULT'])) {
            $problems[] = "field $name must have no default";
        }
    }
    if ($fields[0] !== 'id' || (string) $table->FIELDS->FIELD[0]['SEQUENCE'] !== 'true') {
        $problems[] = 'does not begin with the sequence id';
    }
    $seen = [];
    $primary = 0;
    foreach ($table->xpath('KEYS/KEY | INDEXES/INDEX') as $key) {
        $columns = array_map('trim', explode(',', (string) $key['FIELDS']));
        $list = implode(',', $columns);
        if (array_diff($columns, $fields)) {
            $problems[] = "key or index {$key['NAME']} names no field: $list";
        }
        if (isset($seen[$list])) {
            $problems[] = "key or index {$key['NAME']} is of the same fields as {$seen[$list]}";
        }
        $seen[$list] = (string) $key['NAME'];
        $primary += (string) $key['TYPE'] === 'primary' && $list === 'id';
    }
    if ($primary !== 1) {
        $problems[] = 'has not the primary key id';
    }
    return $problems;
}

/** Upgrade steps end in a savepoint of a version up to the plugin's own. */
function check_versions(): array {
    preg_match('~^\$plugin->version = (\d{10});~m', content('version.php'), $version);
    if (!$version) {
        return ['version.php: names no version'];
    }
    $code = preg_replace('~/\*.*?\*/|//[^\n]*~s', '', content('db/upgrade.php'));
    preg_match_all('~\$oldversion < (\d+)~', $code, $steps);
    preg_match_all('~upgrade_plugin_savepoint\(true, (\d+), \'local\', \'mzi\'\)~', $code, $savepoints);
    $sorted = $steps[1];
    sort($sorted);
    $isgood = $steps[1] === $savepoints[1] && $steps[1] === $sorted && max([0, ...$steps[1]]) <= $version[1];
    return $isgood ? [] : ['db/upgrade.php: steps and savepoints are not the same, ascending and up to the version'];
}

/** Every module is built, from the source that is here: the source map holds what it was built from. */
function check_scripts(): array {
    $problems = [];
    $built = [];
    foreach (files('js') as $file) {
        if (!preg_match('~^amd/src/(.+)\.js$~', $file, $module)) {
            continue;
        }
        $script = "amd/build/{$module[1]}.min.js";
        array_push($built, $script, "$script.map");
        $map = is_file(PLUGIN . "/$script.map") ? json_decode(content("$script.map"), true) : null;
        $isbuilt = is_file(PLUGIN . "/$script") && str_contains(content($script), 'define("' . COMPONENT . "/{$module[1]}\"");
        if (!$isbuilt || ($map['sourcesContent'] ?? null) !== [content($file)]) {
            $problems[] = "$file: run bin/build-amd";
        }
    }
    foreach (array_diff(array_filter(files('js', 'map'), fn(string $file): bool => str_starts_with($file, 'amd/build/')), $built) as $file) {
        $problems[] = "$file: has no source";
    }
    return $problems;
}
