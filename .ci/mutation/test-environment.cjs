const { TestEnvironment } = require('jest-environment-node')

/**
 * The jest environment for a mutant. Runs only the tests that cover the mutant. Once a test has failed, the mutant is
 * killed and the remaining tests of the file are skipped.
 */
module.exports = class QuickTestEnvironment extends TestEnvironment {
  /** @type {Set<string> | undefined} The full names of the tests to run; `undefined` for all. Set by the runner. */
  static selected
  #hasFailed = false

  handleTestEvent({ name, test }) {
    const { selected } = QuickTestEnvironment
    const hasMutant = process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined
    if (name === 'test_done' && test.errors.length > 0) this.#hasFailed = hasMutant
    if (name === 'test_start' && (this.#hasFailed || selected?.has(fullName(test)) === false))
      test.mode = 'skip'
  }
}

function fullName({ name, parent }) {
  return parent === undefined
    ? ''
    : `${fullName({ name: parent.name, parent: parent.parent })} ${name}`.trimStart()
}
