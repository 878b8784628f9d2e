package io.freqwatch.promql.differential;

import java.util.ArrayList;
import java.util.List;

/** Compares answers and keeps those that differ. */
final class Mismatches {
  private static final int MOST_TEXT = 1_500;
  private static final int MOST_KEPT = 40;

  private final List<String> texts = new ArrayList<>();
  private int compared;
  private int differ;
  private int failed;
  private int empty;

  void compare(String name, Question question, Outcome ours, Outcome theirs) {
    compared++;
    failed += theirs.isFailure() ? 1 : 0;
    empty += !theirs.isFailure() && theirs.series().isEmpty() ? 1 : 0;
    if (!same(question, ours, theirs)) {
      differ++;
      if (texts.size() < MOST_KEPT) {
        texts.add(
            "%s: %s%n  ours:   %s%n  theirs: %s"
                .formatted(name, question, shortened(ours), shortened(theirs)));
      }
    }
  }

  private static boolean same(Question question, Outcome ours, Outcome theirs) {
    if (question.query().startsWith("limitk")) {
      return ours.equalsInCounts(theirs);
    }
    return question.picks() ? ours.equalsInValues(theirs) : ours.equalsWithin(theirs);
  }

  private static String shortened(Outcome outcome) {
    String text = outcome.toString();
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "..." : text;
  }

  List<String> texts() {
    return List.copyOf(texts);
  }

  String summary() {
    return "%d queries compared, %d differ; %d failed on both sides, %d were empty"
        .formatted(compared, differ, failed, empty);
  }
}
