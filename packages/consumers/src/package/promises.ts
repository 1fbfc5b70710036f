/** What is promised of a package, and checked on its tarball. */
export interface Promises {
  /** All of its run-time dependencies; the reason for each stands in the package's README. */
  readonly dependencies: readonly string[]
  /** At most, unpacked. */
  readonly kibibytes: number
  /**
   * At most, of processor time, for its first `import` or `require` in a process, beyond what a bare Node takes. Several
   * times what an idle machine needs: it is to catch a heavy dependency and not a slow machine.
   */
  readonly milliseconds: number
  /** What it holds beside its code, its README and its licence. */
  readonly extras?: readonly string[]
}

/** By the name of the package. */
export const PROMISES: Readonly<Record<string, Promises>> = {
  '@vod-errors/core': { dependencies: ['http-errors'], kibibytes: 512, milliseconds: 250 },
  '@vod-errors/express': { dependencies: ['@vod-errors/core'], kibibytes: 16, milliseconds: 300 },
  '@vod-errors/koa': { dependencies: ['@vod-errors/core'], kibibytes: 24, milliseconds: 300 },
  '@vod-errors/opentelemetry': { dependencies: ['@vod-errors/core'], kibibytes: 40, milliseconds: 350 },
  '@vod-errors/prometheus': {
    dependencies: ['@vod-errors/core'],
    kibibytes: 36,
    milliseconds: 400,
    extras: ['alerts/vod-errors.yaml', 'grafana/vod-errors.json'],
  },
  '@vod-errors/emulator': {
    dependencies: ['@baiducloud/sdk', '@vod-errors/core', 'find-my-way'],
    kibibytes: 320,
    milliseconds: 800,
  },
}
