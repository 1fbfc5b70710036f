const { default: Sequencer } = require('@jest/test-sequencer')

/** Without the times of a former run, jest begins with the largest files. Ours that take longest are among the smallest. */
const SLOWEST =
  /(?:differential|contract|soak|hostile-upstream|clients\/clients|printed-causes|troubleshooting|guides\/test\/(?:docs|typescript)|log-storm)\.test\.ts$/

module.exports = class extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests)
    const isSlow = ({ path }) => SLOWEST.test(path)
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))]
  }
}
