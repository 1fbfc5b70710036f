import { readFileSync, writeFileSync } from 'node:fs'

const PAGE = 'docs/mutation.md'
const TABLE = /(?<=<!-- score -->\n)[\s\S]*(?=<!-- \/score -->)/
const COLUMNS = ['folder', 'mutants', 'killed', 'timeout', 'survived', 'not covered', 'score']

/** Prints the score of each folder, including results of earlier runs, and writes it to docs/mutation.md. */
class ScoreByFolderReporter {
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

export const strykerPlugins = [
  { kind: 'Reporter', name: 'score-by-folder', injectableClass: ScoreByFolderReporter },
]

function tableOf({ files }) {
  const mutantsByFolder = new Map()
  for (const [path, { mutants }] of Object.entries(files)) {
    const folder = folderOf(path)
    mutantsByFolder.set(folder, [...(mutantsByFolder.get(folder) ?? []), ...mutants])
  }
  const rows = [...mutantsByFolder].sort(([one], [other]) => one.localeCompare(other))
  const all = [...mutantsByFolder.values()].flat()
  const lines = [COLUMNS, COLUMNS.map(() => '---'), ...rows.map(rowOf), rowOf(['all', all])]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** `core/normalize` for `packages/core/src/normalize/*.ts`; `core` for a file directly in `src`. */
function folderOf(path) {
  const [, name, , folder, file] = path.split('/')
  return file === undefined ? name : `${name}/${folder}`
}

function rowOf([folder, mutants]) {
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length
  const [killed, timeout, survived, uncovered] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count)
  const total = killed + timeout + survived + uncovered
  const score = total === 0 ? '–' : `${((100 * (killed + timeout)) / total).toFixed(1)} %`
  return [folder, total, killed, timeout, survived, uncovered, score]
}
