import { major, minVersion } from 'semver'
import { shortName, type Tarball } from '../tarball.ts'

/** One major of a peer dependency of one of our packages. */
export interface Subject {
  /** Our package and the peer's major, such as `express4`. */
  readonly name: string
  /** Our package, such as `@vod-errors/express`. */
  readonly package: string
  /** The name of the app to paste, such as `express`. */
  readonly app: string
  /** The peer, such as `express`. */
  readonly peer: string
  /** `@types/express`, if the peer ships no types and our package has them as a peer too. */
  readonly types: string | undefined
  /** Both ends of the peer range in this major: the lowest version and the newest one. */
  readonly ends: readonly End[]
}

/** The versions to install at one end of the range. */
export interface End {
  readonly peer: string
  readonly types: string | undefined
}

/** All majors that the peer ranges in the manifests allow. */
export function subjectsOf(tarballs: readonly Pick<Tarball, 'name' | 'manifest'>[]): readonly Subject[] {
  return tarballs.flatMap(({ name, manifest: { peerDependencies = {} } }) =>
    Object.keys(peerDependencies)
      .filter((peer) => !peer.startsWith('@types/'))
      .flatMap((peer) => majorsOf(name, peer, peerDependencies)),
  )
}

function majorsOf(name: string, peer: string, peers: Readonly<Record<string, string>>): readonly Subject[] {
  const types = `@types/${peer}` in peers ? `@types/${peer}` : undefined
  const typesRanges = types === undefined ? [] : alternatives(peers[types] ?? '')
  return alternatives(peers[peer] ?? '').map((range) => {
    const lowest = lowestOf(range)
    const typesRange = typesRanges.find((each) => major(lowestOf(each)) === major(lowest))
    if (types && typesRange === undefined)
      throw new Error(`${name}: ${types} has no range for ${peer} ${range}`)
    return {
      name: `${shortName(name)}${major(lowest)}`,
      package: name,
      app: shortName(name),
      peer,
      types,
      ends: [
        { peer: lowest, types: typesRange && lowestOf(typesRange) },
        { peer: range, types: typesRange },
      ],
    }
  })
}

function alternatives(range: string): readonly string[] {
  return range.split('||').map((each) => each.trim())
}

function lowestOf(range: string): string {
  const lowest = minVersion(range)
  if (lowest === null) throw new Error(`Expected a range that matches a version, got ${range}`)
  return lowest.version
}
