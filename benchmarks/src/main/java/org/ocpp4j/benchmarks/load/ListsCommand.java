package org.ocpp4j.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lists}: how long a running central system takes to answer each list of its API. */
@Command(
        name = "lists",
        description =
                "Asks a running ocpp-cs-server, whose database was filled by fill, for each list and each filter, and"
                        + " writes Markdown.")
final class ListsCommand implements Callable<Integer> {
    @Option(names = "--url", defaultValue = "http://127.0.0.1:9221", description = "The operators' door.")
    private String url = "";

    @Option(names = "--times", defaultValue = "7", description = "How often each is asked for; the median counts.")
    private int times;

    @Option(names = "--slowest", defaultValue = "100", description = "Milliseconds that a page may take.")
    private int slowest;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Milliseconds to the first byte and to the last, and how many bytes. */
    private record Answer(double first, double last, long bytes, boolean next) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        int slow = 0;
        System.out.println("| list | first byte, ms | whole, ms | bytes | |");
        System.out.println("|---|---|---|---|---|");
        for (String path : ListRequests.PAGES) {
            slow += print(path, true) ? 0 : 1;
        }
        for (String path : ListRequests.COMPLETE) {
            slow += print(path, false) ? 0 : 1;
        }
        System.out.println(slow + " took longer than " + slowest + " ms");
        return slow == 0 ? 0 : 1;
    }

    private boolean print(String path, boolean page) throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        ask(path);
        for (int i = 0; i < (page ? times : Math.min(times, 3)); i++) {
            answers.add(ask(path));
        }
        double first = median(answers.stream().map(Answer::first).toList());
        double last = median(answers.stream().map(Answer::last).toList());
        boolean quick = (page ? last : first) <= slowest;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %,d | %s%s |%n",
                path,
                first,
                last,
                answers.get(0).bytes(),
                answers.get(0).next() ? "more" : "",
                quick ? "" : " SLOW");
        return quick;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private Answer ask(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + (path.startsWith("/") ? path : "/api/v1/" + path)));
        if (path.startsWith("CentralSystem/") && !path.contains("ChargePointList")) {
            request.POST(HttpRequest.BodyPublishers.ofString("{}"));
        }
        long begin = System.nanoTime();
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            int first = body.read();
            long firstAt = System.nanoTime();
            long bytes = first < 0 ? 0 : 1 + body.transferTo(java.io.OutputStream.nullOutputStream());
            if (response.statusCode() != 200) {
                throw new IOException(path + " was answered with " + response.statusCode());
            }
            return new Answer(
                    (firstAt - begin) / 1e6,
                    (System.nanoTime() - begin) / 1e6,
                    bytes,
                    response.headers().firstValue("Link").isPresent());
        }
    }
}
