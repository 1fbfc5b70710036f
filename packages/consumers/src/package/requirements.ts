import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../root.ts'

const CONSOLE = join(ROOT, 'packages/emulator/console')

/** The requirements that the tarball of a package must meet. */
export interface Requirements {
  /** All runtime dependencies. The package's README gives the reason for each. */
  readonly dependencies: readonly string[]
  /** The maximum unpacked size. */
  readonly kibibytes: number
  /**
   * The maximum CPU time of the first `import` or `require` in a process, minus that of a bare Node. Several times what an
   * idle machine needs, so that it catches a heavy dependency but not a slow machine.
   */
  readonly milliseconds: number
  /** Files other than code, README, changelog, and license. */
  readonly extras?: readonly string[]
  /** Data files that are published and exported as they are. */
  readonly data?: readonly string[]
  /** The keys of `exports` that lead to code; by default the package's name alone. */
  readonly doors?: readonly string[]
}

/** The requirements by package name. */
export const REQUIREMENTS: Readonly<Record<string, Requirements>> = {
  '@vod-errors/core': {
    dependencies: ['http-errors'],
    // 768 of them for the code, its types, and five languages, 192 for the catalog as data, which no code loads.
    kibibytes: 960,
    milliseconds: 250,
    data: ['catalog.json', 'catalog.schema.json'],
    doors: ['.', './catalog', './host', './locales'],
  },
  '@vod-errors/express': {
    dependencies: ['@vod-errors/core'],
    kibibytes: 20,
    milliseconds: 300,
    doors: ['.', './locales'],
  },
  '@vod-errors/koa': {
    dependencies: ['@vod-errors/core'],
    kibibytes: 28,
    milliseconds: 300,
    doors: ['.', './locales'],
  },
  '@vod-errors/browser': { dependencies: [], kibibytes: 160, milliseconds: 100 },
  '@vod-errors/opentelemetry': { dependencies: ['@vod-errors/core'], kibibytes: 40, milliseconds: 350 },
  '@vod-errors/prometheus': {
    dependencies: ['@vod-errors/core'],
    kibibytes: 36,
    milliseconds: 400,
    extras: ['alerts/vod-errors.yaml', 'grafana/vod-errors.json'],
  },
  '@vod-errors/emulator': {
    dependencies: ['@baiducloud/sdk', '@vod-errors/core', 'find-my-way'],
    kibibytes: 440,
    milliseconds: 800,
    extras: readdirSync(CONSOLE).map((name) => `console/${name}`),
  },
}
