import { ORIGINS } from '@vod-errors/core'
import { LANGUAGES, ROLES } from '../reference/entry.ts'

const ROLE_TEXTS: Readonly<Record<(typeof ROLES)[number], string>> = {
  developer: 'For the developer of the app that calls the BFF.',
  operator: 'For the owner of the BFF and its account, in order.',
  onCall: 'For whoever is on call.',
}

const FAULT = { enum: ['caller', 'operator', 'service'] }
const STATUS = { type: 'integer', minimum: 400, maximum: 599 }
const TEXT = { type: 'string', minLength: 1 }
const TEXTS = { type: 'array', minItems: 1, items: TEXT }
const NAMES = { type: 'array', items: { type: 'string', pattern: String.raw`^\w+$` } }

/** The text of `catalog.schema.json`, in JSON Schema 2020-12. */
export function catalogSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'The catalog of Baidu AI Cloud VOD errors',
    ...objectOf({ $schema: { type: 'string' }, codes: { type: 'array', minItems: 1, items: codeSchema() } }),
  }
  return `${JSON.stringify(schema, undefined, 1)}\n`
}

function codeSchema(): object {
  const properties = {
    code: { type: 'string', pattern: '^[A-Z][A-Za-z]+$', description: 'The code without its qualifier.' },
    status: { ...STATUS, description: 'The documented HTTP status.' },
    fault: { ...FAULT, description: "Who must act: the browser's request, the BFF, or VOD and the network." },
    faultByStatus: {
      type: 'object',
      description:
        'Upstream statuses that change the meaning of the code, each with the fault that it then is.',
      propertyNames: { pattern: String.raw`^[45]\d\d$` },
      additionalProperties: FAULT,
    },
    retryable: { type: 'boolean', description: 'Whether the same call may succeed later.' },
    retryOnce: { type: 'boolean', description: 'Whether only the first retry can help.' },
    synthetic: { type: 'boolean', description: 'Whether it is a code of this project, where VOD sent none.' },
    template: {
      type: 'string',
      description: "VOD's message with its parameters in braces; empty if unknown.",
    },
    params: { ...NAMES, description: 'The parameters of the template.' },
    secretParams: { ...NAMES, description: 'Parameters that must not be logged.' },
    source: sourceSchema(),
    texts: perLanguage(textsSchema()),
  }
  const required = Object.keys(properties).filter((name) => name !== 'faultByStatus')
  return { ...objectOf(properties), required }
}

function sourceSchema(): object {
  return objectOf({
    // The rows of apps are not part of the published catalog.
    id: { enum: Object.keys(ORIGINS).filter((origin) => origin !== 'app') },
    date: {
      type: ['string', 'null'],
      format: 'date',
      description: 'The edition of the page, if it has one.',
    },
    title: perLanguage(TEXT),
  })
}

function textsSchema(): object {
  const actions = Object.fromEntries(ROLES.map((role) => [role, { ...TEXTS, description: ROLE_TEXTS[role] }]))
  return objectOf({
    userMessage: { ...TEXT, description: 'What the BFF shows to people, as plain text.' },
    meaning: { ...TEXT, description: 'What happened, in Markdown.' },
    causes: { ...TEXTS, description: 'The likely causes, the likeliest first, in Markdown.' },
    actions: { ...objectOf(actions), description: 'What to do, in Markdown.' },
  })
}

function perLanguage(schema: object): object {
  return objectOf(Object.fromEntries(LANGUAGES.map((language) => [language, schema])))
}

/** An object with exactly these properties. */
function objectOf(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
