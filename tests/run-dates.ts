import { spawnSync } from 'node:child_process';

/** Days and times at which calendars and clocks have been got wrong before; the last is the day that a leap year adds. */
const TIMES = ['+6d', '+40d', '+400d', '2028-02-29T04:00:00Z', '23:59', '00:01'];
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York'];
const PROJECTS = ['rules', 'table', 'http', 'alone', 'stories'];

/** Each time in one zone, in turn, and each zone at the time that it is: `--all` plays every time in every zone. */
const all = process.argv.includes('--all');
const plays = all
  ? TIMES.flatMap((at) => ZONES.map((zone) => ({ at, zone })))
  : [
      ...TIMES.map((at, number) => ({ at, zone: ZONES[number % ZONES.length] ?? 'UTC' })),
      ...ZONES.map((zone) => ({ at: '', zone })),
    ];

const failed: string[] = [];
for (const { at, zone } of plays) {
  const play = `${at || 'now'} in ${zone}`;
  console.log(`\n${play}`);
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=dot',
      ...PROJECTS.flatMap((name) => ['--project', name]),
    ],
    { stdio: 'inherit', env: { ...process.env, TEST_AT: at, TZ: zone } },
  );
  if (status !== 0) failed.push(play);
}
console.log(
  failed.length === 0 ? `\n${plays.length} times and zones: all passed` : `\nFailed: ${failed.join('; ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
