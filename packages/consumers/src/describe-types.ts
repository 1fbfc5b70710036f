import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Peer } from './peers.ts'
import { runNode } from './run.ts'
import type { Project } from './use-project.ts'

/**
 * The versions of TypeScript that consumers are checked with. 5.0 is the oldest that can read the declarations: it was the
 * first to allow `.ts` in their imports, and the first with `moduleResolution` `bundler`.
 */
export const TYPESCRIPTS = ['~5.0', '5', '7'].map((range) => {
  const name = `typescript-${range.replace(/\D/g, '')}`
  return { range, install: `${name}@npm:typescript@${range}`, tsc: `node_modules/${name}/bin/tsc` }
})

/** The module resolutions that support `exports`; with `node16`, one file imports and one requires. */
const RESOLUTIONS = [
  { resolution: 'node16', module: 'node16', extensions: ['mts', 'cts'] },
  { resolution: 'bundler', module: 'esnext', extensions: ['ts'] },
]

const STRICT = ['--noEmit', '--strict', '--target', 'es2022']

/** Checks the app of a package as TypeScript, with the declarations of everything that it imports. */
export function describeTypes(project: Project, { ours, app, name, types }: Peer): void {
  const compile = (tsc: string, ...args: readonly string[]) =>
    runNode(project.folder, tsc, ...STRICT, ...args)

  if (types !== undefined) {
    const [tsc = ''] = TYPESCRIPTS.map((each) => each.tsc).slice(-1)
    const flags = ['--module', 'node16', '--skipLibCheck']

    test('compiles without the types of the peer, whose own import names what is missing', async () => {
      project.write({
        'ours.mts': `import { vodErrorHandler } from '${ours}'\nvodErrorHandler({ statusPolicy: 'gateway' })\n`,
        'theirs.mts': `import peer from '${name}'\nexport default peer\n`,
      })
      await compile(tsc, ...flags, 'ours.mts')
      const missing = `npm i --save-dev ${types.replace(/@[^@]*$/, '')}`
      await expect(compile(tsc, ...flags, 'ours.mts', 'theirs.mts')).rejects.toThrow(missing)
    })
  }

  describe('with types', () => {
    beforeAll(async () => {
      await project.install('@types/node@20', ...(types === undefined ? [] : [types]))
      project.write({ 'sdk.d.ts': "declare module '@baiducloud/sdk'\n" })
    })
    const sources = [`${app}.js`, `${app}.types.ts`].filter((file) =>
      existsSync(join(__dirname, '../apps', file)),
    )
    const cases = TYPESCRIPTS.flatMap((each) => RESOLUTIONS.map((resolution) => ({ ...each, ...resolution })))

    test.each(cases)('compiles with TypeScript $range, $resolution', async (each) => {
      const { tsc, resolution, module, extensions } = each
      const files = sources.flatMap((source, index) =>
        extensions.map((extension) => ({ source, name: `${index}.${extension}` })),
      )
      for (const { source, name: pasted } of files) project.paste(source, pasted)
      const flags = [
        '--module',
        module,
        '--moduleResolution',
        resolution,
        '--types',
        'node',
        '--esModuleInterop',
      ]
      await compile(tsc, ...flags, 'sdk.d.ts', ...files.map(({ name: pasted }) => pasted))
    })
  })
}
