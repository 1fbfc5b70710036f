/** How the calls get to VOD. */
export interface Situation {
  readonly name: string
  readonly isSecure: boolean
  /** Milliseconds to VOD and back. */
  readonly roundTrip: number
  readonly atOnce: number
}

/** Every situation in which the calls are timed. */
export const SITUATIONS: readonly Situation[] = [0, 10].flatMap((roundTrip) =>
  [false, true].flatMap((isSecure) =>
    [1, 64].map((atOnce) => {
      const away = roundTrip > 0 ? `, ${roundTrip} ms away` : ''
      const name = `${isSecure ? 'HTTPS' : 'HTTP'}${away}, ${atOnce === 1 ? 'one after the other' : `${atOnce} at once`}`
      return { name, isSecure, roundTrip, atOnce }
    }),
  ),
)

/** The names of the situations for which there are targets. */
export const SITUATION = {
  http: 'HTTP, one after the other',
  https: 'HTTPS, one after the other',
  far: 'HTTPS, 10 ms away, one after the other',
} as const
