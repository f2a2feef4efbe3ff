package smscoach.cli.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Table;
import smscoach.cli.base.Terminal;
import smscoach.cli.base.Web;

/** Asks page by page, and writes what comes: as it is, or as a table of what the answer is about. */
final class StateQuestion {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Terminal terminal;
    private final StateOptions options;

    StateQuestion(Terminal terminal, StateOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    /**
     * @param rows the field of the answer that becomes a table
     * @param path what is asked, below the contact center
     */
    int ask(String rows, String... path) {
        PrintWriter out = Terminal.writer(terminal.out());
        List<JsonNode> found = new ArrayList<>();
        JsonNode page;
        int cursor = 0;
        do {
            page = get(options.address(cursor, path));
            if (options.json()) {
                out.println(page);
            }
            page.path(rows).forEach(found::add);
            cursor = page.path("nextCursor").asInt(0);
        } while (cursor > 0);
        if (!options.json()) {
            Table.of(StateRows.of(found)).forEach(out::println);
            terminal.say(StateRows.sentence(page, found.size()));
        }
        return ExitCode.OK.code();
    }

    private static JsonNode get(URI uri) {
        Web.Answer answer;
        try {
            answer = Web.get(uri);
        } catch (IOException e) {
            throw CommandFailure.unavailable(
                    "No instance answers at " + uri.getAuthority() + ": " + Reasons.of(e)
                            + ". Does one run there, and with --http-host and --http-port as you think?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.unavailable("Interrupted.", e);
        }
        JsonNode json = json(answer, uri);
        if (answer.status() == 200) {
            return json;
        }
        ExitCode exit = answer.status() == 400 ? ExitCode.USAGE : ExitCode.UNAVAILABLE;
        throw new CommandFailure(exit, json.path("error").asText("The instance answers " + answer.status() + "."));
    }

    private static JsonNode json(Web.Answer answer, URI uri) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw CommandFailure.unavailable("What answers at " + uri.getAuthority() + " is no SMS Coach.", e);
        }
    }
}
