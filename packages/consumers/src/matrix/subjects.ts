import { major, minVersion } from 'semver'
import { shortName, type Tarball } from '../tarball.ts'

/** A major of something that a package of ours is peer to. */
export interface Subject {
  /** `express4`: our package and the peer's major. */
  readonly name: string
  /** Ours, `@vod-errors/express`. */
  readonly package: string
  /** The app of this name is pasted, `express`. */
  readonly app: string
  /** `express` */
  readonly peer: string
  /** `@types/express`, if the peer ships no types and ours names theirs as a peer too. */
  readonly types: string | undefined
  /** The ends of the peer range in this major: its lowest version, and whatever is newest in it. */
  readonly ends: readonly End[]
}

/** What is installed at an end of the range. */
export interface End {
  readonly peer: string
  readonly types: string | undefined
}

/** The majors that the peer ranges of the packages admit, read out of their manifests, in the manifests' order. */
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
  if (lowest === null) throw new Error(`Expected a range that admits a version, got ${range}`)
  return lowest.version
}
