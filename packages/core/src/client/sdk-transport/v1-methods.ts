import { read } from '../../read-unknown.ts'
import { prototypesOf } from './sdk-client.ts'

/** The SDK's clients of one kind of resource, made anew for each call: what the methods of `VodClient` stand on. */
interface SubClient {
  setMediaId(mediaId: unknown): SubClient
  apply(): unknown
  code(options: object): unknown
  delivery(transcodingPresetName: unknown): unknown
  disable(): unknown
  get(): unknown
  getDownloadUrl(mediaId: unknown, expiredInSeconds: unknown): unknown
  list(options: unknown): unknown
  process(title: unknown, options: object): unknown
  remove(): unknown
  resume(): unknown
  update(title: unknown, description: unknown): unknown
}

/** The sub-clients of one call, and the access key of the client. */
interface SubClients {
  readonly media: SubClient
  readonly player: SubClient
  readonly ak: unknown
}

type V1Method = (clients: SubClients, ...args: readonly unknown[]) => unknown

/**
 * The methods of `VodClient` as the SDK has them, method by method, over sub-clients whose transport is ours. The SDK's
 * own methods create their sub-clients where our transport cannot reach them. `createMediaResource` is not among them: it
 * uploads with a `BosClient` that cannot be reached. Source: `src/vod_client.js` of 1.0.7 and 0.2.9.
 */
const V1_METHODS: Readonly<Record<string, V1Method>> = {
  getMediaResource: ({ media }, mediaId) => media.setMediaId(mediaId).get(),
  listMediaResource: ({ media }, options) => media.list(options),
  updateMediaResource: ({ media }, ...[mediaId, title, description]) =>
    media.setMediaId(mediaId).update(title, description),
  stopMediaResource: ({ media }, mediaId) => media.setMediaId(mediaId).disable(),
  publishMediaResource: ({ media }, mediaId) => media.setMediaId(mediaId).resume(),
  deleteMediaResource: ({ media }, mediaId) => media.setMediaId(mediaId).remove(),
  getDownloadUrl: ({ media }, mediaId, expiredInSeconds) => media.getDownloadUrl(mediaId, expiredInSeconds),
  getPlayableUrl: ({ player }, mediaId, preset) => player.setMediaId(mediaId).delivery(preset),
  getPlayerCode: ({ player, ak }, ...[mediaId, width, height, autostart, options]) =>
    player.setMediaId(mediaId).code({ ak, width, height, autostart, ...Object(options) }),
  _generateMediaId: ({ media }) => media.apply(),
  _createMediaResource: ({ media }, ...[mediaId, title, description, options]) =>
    media.setMediaId(mediaId).process(title, { description, ...Object(options) }),
}

type V1Replacement = (...args: readonly unknown[]) => unknown

/** Gives a sub-client our transport. */
type Equip = (subClient: object) => object

/**
 * Maps the SDK's methods of a `VodClient` to ours. The key is the function, not the name, so that a method the app
 * has overridden stays the app's. Empty for any other client.
 */
export function v1MethodsOf(client: object, equip: Equip): ReadonlyMap<unknown, V1Replacement> {
  const prototype = prototypesOf(client).find((each) => Object.hasOwn(Object(each.constructor), 'Media'))
  const subClients = () => subClientsOf(client, prototype, equip)
  const methods = new Map<unknown, V1Replacement>()
  for (const [name, method] of Object.entries(prototype ? V1_METHODS : {})) {
    const original = read(prototype, name)
    if (typeof original === 'function') methods.set(original, (...args) => method(subClients(), ...args))
  }
  return methods
}

function subClientsOf(client: object, prototype: unknown, equip: Equip): SubClients {
  const make = (name: string): SubClient => {
    const Class = read(read(prototype, 'constructor'), name)
    if (typeof Class !== 'function') throw new TypeError(`The SDK's VodClient has no ${name}`)
    return equip(Reflect.construct(Class, [read(client, 'config')])) as SubClient
  }
  return {
    get media() {
      return make('Media')
    },
    get player() {
      return make('Player')
    },
    ak: read(read(read(client, 'config'), 'credentials'), 'ak'),
  }
}
