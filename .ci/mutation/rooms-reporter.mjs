import { readFileSync, writeFileSync } from 'node:fs'

const PAGE = 'docs/mutation.md'
const TABLE = /(?<=<!-- score -->\n)[\s\S]*(?=<!-- \/score -->)/
const COLUMNS = ['room', 'mutants', 'killed', 'timeout', 'survived', 'not covered', 'score']

/** Prints the score room by room, with the rooms of earlier runs, and puts it on the page. */
class RoomsReporter {
  onMutationTestReportReady(report) {
    const table = tableOf(report)
    console.log(`\n${table}`)
    const text = `\nRun on ${new Date().toISOString().slice(0, 10)} with \`pnpm mutation\`.\n\n${table}\n\n`
    writeFileSync(
      PAGE,
      readFileSync(PAGE, 'utf8').replace(TABLE, () => text),
    )
  }
}

export const strykerPlugins = [{ kind: 'Reporter', name: 'rooms', injectableClass: RoomsReporter }]

function tableOf({ files }) {
  const rooms = new Map()
  for (const [path, { mutants }] of Object.entries(files)) {
    rooms.set(roomOf(path), [...(rooms.get(roomOf(path)) ?? []), ...mutants])
  }
  const rows = [...rooms].sort(([one], [other]) => one.localeCompare(other))
  const all = [...rooms.values()].flat()
  const lines = [COLUMNS, COLUMNS.map(() => '---'), ...rows.map(rowOf), rowOf(['all', all])]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** `core/recognise` of `packages/core/src/recognise/shapes.ts`; `core` of a file on the ground floor. */
function roomOf(path) {
  const [, name, , room, file] = path.split('/')
  return file === undefined ? name : `${name}/${room}`
}

function rowOf([room, mutants]) {
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length
  const [killed, timeout, survived, bare] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count)
  const total = killed + timeout + survived + bare
  const score = total === 0 ? '–' : `${((100 * (killed + timeout)) / total).toFixed(1)} %`
  return [room, total, killed, timeout, survived, bare, score]
}
