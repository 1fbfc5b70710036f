const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { default: TestRunner } = require('jest-runner')
const TestEnvironment = require('./test-environment.cjs')

/** The tests of each test file and its duration in milliseconds, recorded by the initial run without mutants. */
const TEST_FILES = 'test-files.json'

/** Milliseconds. Slower tests are not run for mutants that affect every test. */
const SLOW = 1000

/** The files that have killed mutants in this process, latest first: neighboring mutants are often killed by the same test. */
const killers = []

/**
 * The jest runner for a mutant. Runs only the files with a test that covers the mutant: the latest killers first, then the
 * fastest, and none after the first failure. Stryker passes the test names as one regular expression. It is split here,
 * because jest would load every file just to skip its tests, and because a long expression exceeds the limit of the regular
 * expression engine, which makes the mutant count as an error.
 */
module.exports = class QuickTestRunner extends TestRunner {
  #selected

  constructor(globalConfig, context) {
    super({ ...globalConfig, testNamePattern: undefined }, context)
    this.#selected = namesOf(globalConfig.testNamePattern)
  }

  async runTests(tests, watcher, options) {
    const path = join(this._globalConfig.rootDir, TEST_FILES)
    const isFirstRun = process.env.__STRYKER_ACTIVE_MUTANT__ === undefined
    if (!isFirstRun) return this.#runUntilKilled(tests, readTestFiles(path), { watcher, options })
    const testFiles = []
    this.on('test-file-success', ([test, result]) => {
      testFiles.push(describeTestFile(test, result))
    })
    await super.runTests(tests, watcher, options)
    writeFileSync(path, JSON.stringify(testFiles))
  }

  async #runUntilKilled(tests, testFiles, { watcher, options }) {
    const selected = this.#selected ?? new Set(testFiles.flatMap(({ quick }) => quick))
    const isSelected = ({ names }) => names.some((name) => selected.has(name))
    const times = new Map(testFiles.filter(isSelected).map(({ path, time }) => [path, time]))
    const ordered = tests
      .filter(({ path }) => times.has(path))
      .sort(byTime(times))
      .sort(byKills)
    let isKilled = false
    const kill = (path) => {
      isKilled = true
      killers.splice(0, killers.length, path, ...killers.filter((killer) => killer !== path))
    }
    this.on('test-file-success', ([{ path }, { numFailingTests }]) => {
      if (numFailingTests > 0) kill(path)
    })
    this.on('test-file-failure', ([{ path }]) => kill(path))
    TestEnvironment.selected = selected
    for (const test of ordered) if (!isKilled) await super.runTests([test], watcher, options)
  }
}

function byTime(times) {
  return (one, other) => times.get(one.path) - times.get(other.path)
}

function byKills(one, other) {
  const [rank, otherRank] = [one, other].map(
    ({ path }) => killers.indexOf(path) + 1 || Number.MAX_SAFE_INTEGER,
  )
  return rank - otherRank
}

function readTestFiles(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
}

function describeTestFile({ path }, { perfStats, testResults }) {
  const nameOf = ({ fullName }) => fullName
  const quick = testResults.filter(({ duration }) => duration < SLOW).map(nameOf)
  return { path, time: perfStats.end - perfStats.start, names: testResults.map(nameOf), quick }
}

/** The test names in a pattern `(name)|(name)` with escaped names; `undefined` if the mutant affects every test. */
function namesOf(pattern) {
  const names = pattern?.replace(/^\(|\)$/g, '').split(')|(')
  return names && new Set(names.map((name) => name.replace(/\\([.*+\-?^${}()|[\]\\])/g, '$1')))
}
