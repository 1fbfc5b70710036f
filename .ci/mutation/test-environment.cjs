const { TestEnvironment } = require('jest-environment-node')

/**
 * jest's environment for a mutant: only the tests that cover it run, and once one has failed the mutant is dead and the
 * others of the file are skipped.
 */
module.exports = class QuickTestEnvironment extends TestEnvironment {
  /** @type {Set<string> | undefined} the full names of the tests to run; `undefined`: all. Set by the runner. */
  static asked
  #hasFailed = false

  handleTestEvent({ name, test }) {
    const { asked } = QuickTestEnvironment
    const hasMutant = process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined
    if (name === 'test_done' && test.errors.length > 0) this.#hasFailed = hasMutant
    if (name === 'test_start' && (this.#hasFailed || asked?.has(fullName(test)) === false)) test.mode = 'skip'
  }
}

function fullName({ name, parent }) {
  return parent === undefined
    ? ''
    : `${fullName({ name: parent.name, parent: parent.parent })} ${name}`.trimStart()
}
