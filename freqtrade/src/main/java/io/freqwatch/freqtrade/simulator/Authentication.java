package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.http.BasicCredentials;
import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Lets those through who know the password or hold a token; hands out the tokens. */
final class Authentication implements Filter {
  private final BotProfile profile;
  private final Tokens tokens;

  Authentication(BotProfile profile, Tokens tokens) {
    this.profile = profile;
    this.tokens = tokens;
  }

  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    Optional<Secret> bearer = request.bearerToken();
    if (bearer.isPresent()) {
      require(isAccess(bearer.get()), "Could not validate credentials");
    } else {
      require(request.basicAuthorization().isPresent(), "Unauthorized");
      require(knowsPassword(request), "Unauthorized");
    }
    return next.handle(request);
  }

  /** {@code POST /token/login}. */
  Response login(Request request) {
    require(request.basicAuthorization().isPresent(), "Not authenticated");
    require(knowsPassword(request), "Incorrect username or password");
    ObjectNode body = access(profile.username());
    body.put("refresh_token", tokens.issue(profile.username(), Tokens.Type.REFRESH));
    return Response.json(Json.bytes(body));
  }

  /** {@code POST /token/refresh}, with the refresh token as bearer. */
  Response refresh(Request request) {
    String token = request.bearerToken().map(Secret::reveal).orElse("");
    require(tokens.isValid(token, Tokens.Type.REFRESH), "Could not validate credentials");
    return Response.json(Json.bytes(access(tokens.user(token))));
  }

  /** Whether a token opens the message socket. */
  boolean opensMessages(String token) {
    return profile.webSocketToken().equals(Secret.of(token))
        || tokens.isValid(token, Tokens.Type.ACCESS);
  }

  private ObjectNode access(String user) {
    return Json.object().put("access_token", tokens.issue(user, Tokens.Type.ACCESS));
  }

  private boolean isAccess(Secret token) {
    return tokens.isValid(token.reveal(), Tokens.Type.ACCESS);
  }

  private boolean knowsPassword(Request request) {
    Optional<BasicCredentials> credentials = request.basicAuthorization();
    return credentials
        .filter(c -> c.user().equals(profile.username()))
        .filter(c -> c.password().equals(profile.password()))
        .isPresent();
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw ApiException.detail(401, otherwise);
    }
  }
}
