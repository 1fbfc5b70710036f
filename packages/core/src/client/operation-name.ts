/** The methods of the SDK's base class that send any request: their names say nothing of the call. */
const GENERIC_METHODS: readonly string[] = ['sendRequest', 'sendHTTPRequest']

const HTTP_METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']

/** More segments than any VOD path has. */
const MAX_SEGMENTS = 6

/** The segments of VOD's paths that are not ids. Sources: VOD's API v1 and v2 pages, and the paths of the AI models. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'v1 v2 v3 media medias tasks upload complete_upload fetch process media_compose ban unban callback ' +
    'delivery code player notification presetgroup strategygroup statistic ' +
    'aigc bailian seedance kl vd pv minimax image tts chat'
  ).split(' '),
)

/**
 * The name of a call, for logs and metrics: the method of the client, or for the SDK's `sendRequest` the request with
 * `{id}` for each segment that is not a word of VOD's API, `GET /v2/medias/{id}`. So the names stay few, whatever the ids.
 */
export function nameOperation(method: string, args: readonly unknown[]): string {
  const [httpMethod, resource] = args
  if (!GENERIC_METHODS.includes(method) || typeof httpMethod !== 'string' || typeof resource !== 'string') {
    return method
  }
  const verb = httpMethod.toUpperCase()
  const isPath = resource.startsWith('/') && HTTP_METHODS.includes(verb)
  return isPath ? `${verb} ${template(resource)}` : method
}

function template(resource: string): string {
  const [path = ''] = resource.split(/[?#]/, 1)
  const segments = path.split('/', MAX_SEGMENTS + 1).slice(1)
  return segments.map((segment) => `/${WORDS.has(segment) || segment === '' ? segment : '{id}'}`).join('')
}
