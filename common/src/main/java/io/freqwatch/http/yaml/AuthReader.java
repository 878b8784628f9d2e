package io.freqwatch.http.yaml;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpAuth;
import io.freqwatch.http.ProxyOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads how a client shows who it is: at most one way of several. Used by one thread. */
final class AuthReader {
  private static final Credential NOTHING = Credential.of("");
  private static final URI NOWHERE = URI.create("http://localhost");

  private final Path folder;
  private final Function<YamlMapping, ProxyOptions> proxies;

  AuthReader(Path folder, Function<YamlMapping, ProxyOptions> proxies) {
    this.folder = folder;
    this.proxies = proxies;
  }

  HttpAuth read(YamlMapping owner) {
    List<String> ways = new ArrayList<>();
    List<HttpAuth> found = new ArrayList<>();
    add(owner, "basic_auth", owner.mapping("basic_auth").map(this::basic), ways, found);
    add(owner, "authorization", owner.mapping("authorization").map(this::token), ways, found);
    add(owner, "oauth2", owner.mapping("oauth2").map(this::oauth2), ways, found);
    Optional<HttpAuth> bearer =
        Credentials.read(owner, "bearer_token", folder)
            .map(token -> new HttpAuth.Token("Bearer", token));
    requireThere(owner, "bearer_token_file");
    String key = owner.has("bearer_token") ? "bearer_token" : "bearer_token_file";
    add(owner, key, bearer, ways, found);
    if (ways.size() > 1) {
      owner.problem(ways.getLast(), String.join(" and ", ways), "one of them");
    }
    return found.isEmpty() ? new HttpAuth.None() : found.getFirst();
  }

  private static void add(
      YamlMapping owner,
      String way,
      Optional<? extends HttpAuth> auth,
      List<String> ways,
      List<HttpAuth> found) {
    if (auth.isPresent() && owner.has(way)) {
      ways.add(way);
      found.add(auth.get());
    }
  }

  private HttpAuth basic(YamlMapping basic) {
    Optional<Credential> user = Credentials.read(basic, "username", folder);
    Optional<Credential> password = Credentials.read(basic, "password", folder);
    basic.rejectUnknownKeys();
    return new HttpAuth.Basic(user.orElse(NOTHING), password.orElse(NOTHING));
  }

  private HttpAuth token(YamlMapping authorization) {
    String type = authorization.optionalText("type").orElse("").strip();
    if (type.equalsIgnoreCase("basic")) {
      authorization.problem("type", "\"" + type + "\"", "basic_auth instead");
    }
    Optional<Credential> credentials = Credentials.read(authorization, "credentials", folder);
    requireThere(authorization, "credentials_file");
    authorization.rejectUnknownKeys();
    return new HttpAuth.Token(type.isEmpty() ? "Bearer" : type, credentials.orElse(NOTHING));
  }

  /** A token's file that is not there is a mistake that promtool finds too. */
  private void requireThere(YamlMapping mapping, String key) {
    YamlValues.path(mapping, key, folder)
        .filter(path -> !Files.isReadable(path))
        .ifPresent(path -> mapping.problem(key, "no file " + path, "a file that is there"));
  }

  private HttpAuth oauth2(YamlMapping oauth2) {
    YamlValues.requireText(oauth2, "client_id", "the client's name");
    YamlValues.requireText(oauth2, "token_url", "where to ask for a token");
    HttpAuth.OAuth2 auth =
        new HttpAuth.OAuth2(
            oauth2.optionalText("client_id").orElse(""),
            Credentials.read(oauth2, "client_secret", folder).orElse(NOTHING),
            oauth2.texts("scopes"),
            YamlValues.httpUrl(oauth2, "token_url").orElse(NOWHERE),
            oauth2.textMap("endpoint_params"),
            new TlsReader(folder).read(oauth2),
            proxies.apply(oauth2));
    oauth2.rejectUnknownKeys();
    return auth;
  }
}
