import { major, minVersion } from 'semver'
import { PACKAGES, type Package } from './packages.ts'

/** One end of one major in the range of a peer dependency of ours. */
export interface Peer {
  /** Our package, such as `@vod-errors/express`. */
  readonly ours: string
  /** The app to paste, such as `express`. */
  readonly app: string
  /** The peer, such as `express`. */
  readonly name: string
  /** The lowest version, or the range, of which the newest version is installed. */
  readonly version: string
  /** The matching `@types/express@4.17.0`, if our package has the types as a peer, too. */
  readonly types: string | undefined
}

/** Both ends of every major that our packages allow, so that a range that is too wide fails. */
export const PEERS: readonly Peer[] = PACKAGES.flatMap((ours) =>
  Object.keys(ours.manifest.peerDependencies ?? {})
    .filter((name) => !name.startsWith('@types/'))
    .flatMap((name) => endsOf(ours, name)),
)

/** The newest version of each peer. */
export const NEWEST_PEERS: readonly Peer[] = [...new Map(PEERS.map((peer) => [peer.ours, peer])).values()]

function endsOf({ name: ours, shortName: app, manifest }: Package, name: string): readonly Peer[] {
  const majorsOf = (peer: string) => manifest.peerDependencies?.[peer]?.split(' || ') ?? []
  const types = majorsOf(`@types/${name}`)
  return majorsOf(name).flatMap((range) => {
    const typed = types.find((each) => majorOf(each) === majorOf(range))
    if (types.length > 0 && !typed) throw new Error(`${ours}: @types/${name} has no range for ${range}`)
    return [lowestOf, (all: string) => all].map((endOf) => ({
      ...{ ours, app, name, version: endOf(range) },
      types: typed && `@types/${name}@${endOf(typed)}`,
    }))
  })
}

function majorOf(range: string): number {
  return major(lowestOf(range))
}

function lowestOf(range: string): string {
  return String(minVersion(range))
}
