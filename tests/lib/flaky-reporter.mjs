/** Says loudly which tests passed at the second try only (CI allows one): somebody must look at them. */
export default class FlakyReporter {
  /** @type {string[]} */
  #flaky = [];
  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky === true) this.#flaky.push(test.fullName);
  }
  onTestRunEnd() {
    for (const name of this.#flaky) console.log(`FLAKY, passed at the second try only: ${name}`);
  }
}
