package io.freqwatch.tsdb.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans over ranges of 20, 60, 180, 540 and 1620, most of them those of Prometheus' own test. */
class CompactionPlanTest {
  private final CompactionPlan plan = new CompactionPlan(List.of(20L, 60L, 180L, 540L, 1620L));

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing                                | ''                                     | ''
          one block                              | 0-20                                   | ''
          two blocks of which one is the newest  | 0-20 20-40                             | ''
          the newest is not merged               | 0-20 20-40 40-60                       | ''
          a full range                           | 0-20 20-40 40-60 60-80                 | 0-20 20-40 40-60
          a gap that may yet be filled           | 0-20 20-40 60-80                       | ''
          a range that gets no more company      | 0-20 20-40 60-80 80-100                | 0-20 20-40
          a gap within a full range              | 0-20 40-60 60-80                       | 0-20 40-60
          none where only one lies in a range    | 0-20 60-80 120-140                     | ''
          the longer range after the shorter     | 0-60 60-120 120-180 180-240            | 0-60 60-120 120-180
          a shorter range before a longer        | 0-60 60-80 80-100 100-120 120-140      | 60-80 80-100 100-120
          a block that lies in no range          | 19-100 100-120 120-140 140-160         | ''
          overlapping ones first                 | 0-20 20-40 40-60 50-70 70-90           | 40-60 50-70
          overlapping with the newest            | 0-20 19-40                             | 0-20 19-40
          one within another                     | 0-60 20-40 60-80                       | 0-60 20-40
          before the year 1970                   | -60--40 -40--20 -20-0 0-20             | -60--40 -40--20 -20-0
          much deleted                           | 0-20/100 20-40                         | 0-20/100
          little deleted                         | 0-20/4 20-40                           | ''
          """)
  void merges(String what, String blocks, String merged) {
    assertThat(text(plan.next(metas(blocks)))).as(what).isEqualTo(merged);
  }

  private static List<BlockMeta> metas(String text) {
    List<BlockMeta> metas = new ArrayList<>();
    for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
      String[] parts = word.split("/");
      int dash = parts[0].indexOf('-', 1);
      long from = Long.parseLong(parts[0].substring(0, dash));
      long to = Long.parseLong(parts[0].substring(dash + 1));
      long deleted = parts.length > 1 ? Long.parseLong(parts[1]) : 0;
      metas.add(
          BlockMeta.planned(word, from, to)
              .withStats(new BlockMeta.Stats(1000, 1000, 0, 99, 10, deleted)));
    }
    return metas;
  }

  private static String text(List<BlockMeta> metas) {
    return String.join(" ", metas.stream().map(BlockMeta::ulid).toList());
  }
}
