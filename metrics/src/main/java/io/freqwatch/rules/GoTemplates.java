package io.freqwatch.rules;

import io.freqwatch.gotemplate.TemplateSet;
import io.freqwatch.gotemplate.functions.PrometheusFunctions;
import io.freqwatch.gotemplate.functions.RuleData;
import io.freqwatch.gotemplate.functions.RuleQuery;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.rules.file.TemplateCheck;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Go's templates with the functions of Prometheus. Safe for use by many threads. */
public final class GoTemplates implements AlertTemplates, TemplateCheck {
  private static final Logger log = LoggerFactory.getLogger(GoTemplates.class);
  private static final URI NOWHERE = URI.create("");

  @Override
  public void check(String name, String text) {
    try {
      TemplateSet.of(functions(_ -> List.of(), 0, "")).parse(name, RuleData.VARIABLES + text);
    } catch (TemplateException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public String expand(String name, String text, AlertData data, QueryFunction queries) {
    if (!text.contains("{{")) {
      return text;
    }
    try {
      return expand(parsed(name, text, data, queries), name, data);
    } catch (TemplateException e) {
      log.warn("a template of a rule failed: {}", e.getMessage());
      return "<error expanding template: " + e.getMessage() + ">";
    }
  }

  private static TemplateSet parsed(
      String name, String text, AlertData data, QueryFunction queries) {
    RuleQuery asked = query -> samples(queries, query, data.timestampMillis());
    FunctionSet functions = functions(asked, data.timestampMillis(), data.externalUrl());
    try {
      return TemplateSet.of(functions).parse(name, RuleData.VARIABLES + text);
    } catch (TemplateException e) {
      throw new TemplateException("error parsing template " + name + ": " + e.getMessage(), e);
    }
  }

  private static String expand(TemplateSet template, String name, AlertData data) {
    try {
      return template.execute(
          name,
          RuleData.of(
              data.labels().toMap(),
              data.externalLabels().toMap(),
              data.externalUrl(),
              value(data)));
    } catch (TemplateException e) {
      throw new TemplateException("error executing template " + name + ": " + e.getMessage(), e);
    }
  }

  private static GoValue value(AlertData data) {
    FloatHistogram histogram = data.histogram();
    return histogram == null ? GoValue.of(data.value()) : TemplateHistogram.of(histogram);
  }

  private static FunctionSet functions(RuleQuery query, long nowMillis, String externalUrl) {
    return PrometheusFunctions.of(query, Instant.ofEpochMilli(nowMillis), address(externalUrl));
  }

  private static URI address(String externalUrl) {
    try {
      return URI.create(externalUrl);
    } catch (IllegalArgumentException ignored) { // templates then have no path prefix
      return NOWHERE;
    }
  }

  private static List<RuleQuery.Sample> samples(
      QueryFunction queries, String query, long timestampMillis) {
    try {
      return queries.samples(query, timestampMillis).stream().map(GoTemplates::sample).toList();
    } catch (PromqlException e) {
      throw new FunctionException(String.valueOf(e.getMessage()), e);
    }
  }

  private static RuleQuery.Sample sample(Value.Sample sample) {
    return new RuleQuery.Sample(sample.labels().toMap(), sample.value());
  }
}
