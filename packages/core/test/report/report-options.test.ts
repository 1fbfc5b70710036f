import { createRespond } from './respond-to.ts'

const noop = () => {}
const LEVELS = 'one of debug, info, warn, error, or false'

test.each<[unknown, string]>([
  [{ logger: true }, 'Expected `logger` to be a logger with info, warn and error, or false, got true'],
  [{ logger: null }, 'Expected `logger` to be a logger with info, warn and error, or false, got null'],
  [{ logger: 'pino' }, 'Expected `logger` to be a logger with info, warn and error, or false, got "pino"'],
  [
    { logger: { info: noop, warn: noop } },
    'Expected `logger` to be a logger with info, warn and error, or false, got { info: [Function: noop], warn: [Function: noop] }',
  ],
  [
    { logger: { info: noop, warn: noop, error: 'no' } },
    "Expected `logger` to be a logger with info, warn and error, or false, got { info: [Function: noop], warn: [Function: noop], error: 'no' }",
  ],
  [{ logFields: 'ECS' }, 'Expected `logFields` to be \'ecs\' or undefined, got "ECS"'],
  [{ logger: false, logFields: {} }, "Expected `logFields` to be 'ecs' or undefined, got {}"],
  [
    { logLevel: 'error' },
    'Expected `logLevel` to be an object of levels by fault, or a function, got "error"',
  ],
  [{ logLevel: null }, 'Expected `logLevel` to be an object of levels by fault, or a function, got null'],
  [
    { logLevel: { callers: 'info' } },
    'Expected `logLevel` to be an object with only caller, operator, service, got "callers"',
  ],
  [{ logLevel: { caller: 'loud' } }, `Expected \`logLevel.caller\` to be ${LEVELS}, got "loud"`],
  [{ logLevel: { operator: true } }, `Expected \`logLevel.operator\` to be ${LEVELS}, got true`],
  [{ logLevel: { service: null } }, `Expected \`logLevel.service\` to be ${LEVELS}, got null`],
  [
    { logger: false, logLevel: { service: 'fatal' } },
    `Expected \`logLevel.service\` to be ${LEVELS}, got "fatal"`,
  ],
  [{ logLevel: { caller: 'toString' } }, `Expected \`logLevel.caller\` to be ${LEVELS}, got "toString"`],
  [{ onError: {} }, 'Expected `onError` to be a function, got {}'],
  [{ onError: null }, 'Expected `onError` to be a function, got null'],
  [
    { requestId: 'x-request-id' },
    'Expected `requestId` to be a function, such as ({ header }) => header(\'x-request-id\'), got "x-request-id"',
  ],
  [{ trustRequestId: 'yes' }, 'Expected `trustRequestId` to be one of true, false, got "yes"'],
])('rejects %j', (options, message) => {
  expect(() => createRespond(options)).toThrow(new TypeError(message))
})
