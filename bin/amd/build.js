// Builds amd/src of a Moodle plugin into amd/build as Moodle's own build does: modules of AMD, minified without renaming, each
// with a map that holds its source.
//
// node build.js COMPONENT PLUGIN-DIRECTORY

import babel from '@babel/core';
import {minify} from 'terser';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

const [component, plugin] = process.argv.slice(2);
const amd = createRequire(import.meta.url).resolve('@babel/plugin-transform-modules-amd');

const source = join(plugin, 'amd', 'src');
const build = join(plugin, 'amd', 'build');
rmSync(build, {recursive: true, force: true});
mkdirSync(build);

for (const file of readdirSync(source).filter((name) => name.endsWith('.js'))) {
    const name = file.slice(0, -'.js'.length);
    const module = await babel.transformAsync(readFileSync(join(source, file), 'utf8'), {
        babelrc: false,
        configFile: false,
        compact: false,
        moduleId: `${component}/${name}`,
        plugins: [amd],
        sourceFileName: `../src/${file}`,
        sourceMaps: true,
    });
    const script = await minify({[file]: module.code}, {
        format: {comments: 'some'},
        mangle: false,
        sourceMap: {content: module.map, filename: `${name}.min.js`, includeSources: true, url: `${name}.min.js.map`},
    });
    writeFileSync(join(build, `${name}.min.js`), script.code);
    writeFileSync(join(build, `${name}.min.js.map`), script.map);
}
