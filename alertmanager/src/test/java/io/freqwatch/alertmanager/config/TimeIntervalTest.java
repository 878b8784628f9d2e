package io.freqwatch.alertmanager.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeIntervalTest {
  private static final String NIGHT =
      "{times: [{start_time: '02:00', end_time: '03:00'}], location: Europe/Berlin}";
  private static final String SUNDAY = "{weekdays: [sunday], location: Europe/Berlin}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{} | 2026-01-01T00:00:00Z | true",
        "{times: [{start_time: '09:00', end_time: '17:00'}]} | 2026-01-01T09:00:00Z | true",
        "{times: [{start_time: '09:00', end_time: '17:00'}]} | 2026-01-01T16:59:59Z | true",
        "{times: [{start_time: '09:00', end_time: '17:00'}]} | 2026-01-01T17:00:00Z | false",
        "{times: [{start_time: '22:00', end_time: '24:00'}]} | 2026-01-01T23:59:59Z | true",
        "{weekdays: ['monday:friday']} | 2026-01-02T12:00:00Z | true",
        "{weekdays: ['monday:friday']} | 2026-01-04T12:00:00Z | false",
        "{weekdays: [sunday]} | 2026-01-04T12:00:00Z | true",
        "{days_of_month: ['-1']} | 2026-02-28T12:00:00Z | true",
        "{days_of_month: ['-1']} | 2028-02-28T12:00:00Z | false",
        "{days_of_month: ['31']} | 2026-02-28T12:00:00Z | false",
        "{days_of_month: ['28:31']} | 2026-02-28T12:00:00Z | true",
        "{days_of_month: ['25:-1']} | 2026-02-28T12:00:00Z | true",
        "{months: ['january:march']} | 2026-04-01T12:00:00Z | false",
        "{months: ['4']} | 2026-04-01T12:00:00Z | true",
        "{years: ['2026:2027']} | 2028-04-01T12:00:00Z | false",
        "{weekdays: [monday], years: ['2026']} | 2026-01-05T12:00:00Z | true",
        "{weekdays: [monday], years: ['2027']} | 2026-01-05T12:00:00Z | false",
        "{times: [{start_time: '09:00', end_time: '10:00'}], location: Europe/Berlin}"
            + " | 2026-07-01T07:30:00Z | true",
        "{times: [{start_time: '09:00', end_time: '10:00'}], location: Europe/Berlin}"
            + " | 2026-01-01T07:30:00Z | false",
        // the hour from 2 to 3 that there is not in spring, and twice in autumn
        NIGHT + " | 2026-03-29T00:59:59Z | false",
        NIGHT + " | 2026-03-29T01:00:00Z | false",
        NIGHT + " | 2026-03-30T00:30:00Z | true",
        NIGHT + " | 2026-10-25T00:00:00Z | true",
        NIGHT + " | 2026-10-25T01:59:59Z | true",
        NIGHT + " | 2026-10-25T02:00:00Z | false",
        // days of 23 and of 25 hours
        SUNDAY + " | 2026-03-28T23:00:00Z | true",
        SUNDAY + " | 2026-03-29T21:59:59Z | true",
        SUNDAY + " | 2026-03-29T22:00:00Z | false",
        SUNDAY + " | 2026-10-25T22:59:59Z | true",
        SUNDAY + " | 2026-10-25T23:00:00Z | false",
        // clocks that go by half an hour
        "{times: [{start_time: '02:00', end_time: '02:15'}], location: Australia/Lord_Howe}"
            + " | 2026-04-04T15:30:00Z | true",
      })
  void holdsTheMomentsThatItSays(String interval, String moment, boolean expected) {
    String text =
        "{route: {receiver: a}, receivers: [{name: a}], time_intervals: [{name: n,"
            + " time_intervals: ["
            + interval
            + "]}]}";
    List<TimeInterval> read =
        AlertmanagerReader.parse("x", text, Path.of("/"))
            .timeIntervals()
            .getOrDefault("n", List.of());

    assertThat(read.getFirst().contains(Instant.parse(moment))).isEqualTo(expected);
  }
}
