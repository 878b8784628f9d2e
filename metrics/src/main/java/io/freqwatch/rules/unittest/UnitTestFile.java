package io.freqwatch.rules.unittest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A file of tests.
 *
 * @param ruleFiles the rules that all tests run
 * @param interval between evaluations
 * @param order names of groups, those to be evaluated first
 * @param fuzzy whether values may differ by their last bit
 * @param unmatched patterns of rule files that name none
 */
record UnitTestFile(
    List<Path> ruleFiles,
    Duration interval,
    List<String> order,
    boolean fuzzy,
    List<UnitTest> tests,
    List<String> unmatched) {}
