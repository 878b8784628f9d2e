package io.freqwatch.gotemplate.functions;

import static io.freqwatch.gotemplate.functions.CommonFunctions.TEXT;
import static io.freqwatch.gotemplate.functions.CommonFunctions.text;

import io.freqwatch.gotemplate.value.Arguments;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoDuration;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.gotemplate.value.TimeLayout;
import io.freqwatch.model.GoQuote;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;

/** The functions of Alertmanager's notification templates. Source: its template reference. */
public final class AlertmanagerFunctions {
  private AlertmanagerFunctions() {}

  /**
   * @param now the moment for which the notification is made
   */
  public static FunctionSet of(Instant now) {
    return CommonFunctions.all().plus(texts()).plus(times(now)).plus(CollectionFunctions.all());
  }

  private static FunctionSet texts() {
    return FunctionSet.of(
        text("title", each -> TitleCase.of(each, true)),
        text("trimSpace", String::strip),
        GoFunction.of(
            "join",
            List.of(GoType.STRING, GoType.STRINGS),
            a -> GoValue.of(String.join(a.text(0), a.texts(1)))),
        GoFunction.of("safeUrl", TEXT, a -> new GoValue.Text(a.text(0), GoType.URL)),
        GoFunction.of("urlUnescape", TEXT, AlertmanagerFunctions::unescape),
        text("base64encode", AlertmanagerFunctions::encode),
        GoFunction.of("base64decode", TEXT, AlertmanagerFunctions::decode));
  }

  private static FunctionSet times(Instant now) {
    ZonedDateTime moment = now.atZone(ZoneOffset.UTC);
    return FunctionSet.of(
        GoFunction.of("now", List.of(), _ -> GoValue.of(moment)),
        GoFunction.of("since", List.of(GoType.TIME), a -> GoDuration.between(a.time(0), moment)),
        GoFunction.of(
            "date",
            List.of(GoType.STRING, GoType.TIME),
            a -> GoValue.of(TimeLayout.format(a.time(1), a.text(0)))),
        GoFunction.of("tz", List.of(GoType.STRING, GoType.TIME), AlertmanagerFunctions::inZone));
  }

  private static GoValue inZone(Arguments arguments) {
    String name = arguments.text(0);
    try {
      ZoneId zone = name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
      return GoValue.of(arguments.time(1).withZoneSameInstant(zone));
    } catch (DateTimeException e) {
      throw new FunctionException("unknown time zone " + name, e);
    }
  }

  private static GoValue unescape(Arguments arguments) {
    String escaped = arguments.text(0);
    int percent = escaped.indexOf('%');
    while (percent >= 0) {
      String part = escaped.substring(percent, Math.min(percent + 3, escaped.length()));
      if (!part.matches("%[0-9a-fA-F]{2}")) {
        throw new FunctionException("invalid URL escape " + GoQuote.quote(part));
      }
      percent = escaped.indexOf('%', percent + 3);
    }
    return GoValue.of(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static GoValue decode(Arguments arguments) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(arguments.text(0));
      return GoValue.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new FunctionException("illegal base64 data: " + e.getMessage(), e);
    }
  }
}
