package org.ocpp4j.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that makes tunnels to ports of this machine, whatever the name of the host. */
final class ConnectProxy extends ProxySelector implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final @Nullable String credentials;
    /** The heads of all requests. */
    final List<String> requests = new CopyOnWriteArrayList<>();
    /** What was looked up. */
    final List<URI> asked = new CopyOnWriteArrayList<>();

    /** With the credentials that it wants, if any, in Base64. */
    ConnectProxy(@Nullable String credentials) throws IOException {
        this.credentials = credentials;
        start(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                start(() -> serve(client));
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // either side has closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            String head = head(client.getInputStream());
            requests.add(head);
            if (credentials != null && !head.contains("\r\nProxy-Authorization: Basic " + credentials + "\r\n")) {
                answer(client, "407 Who?\r\nProxy-Authenticate: Basic realm=\"it\"\r\nContent-Length: 0");
            } else if (!head.startsWith("CONNECT ")) {
                answer(client, "405 Tunnels only\r\nContent-Length: 0");
            } else {
                int port = Integer.parseInt(head.substring(head.indexOf(':') + 1, head.indexOf(" HTTP/")));
                try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    answer(client, "200 Yes");
                    start(() -> copy(target, client));
                    copy(client, target);
                }
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("No request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void answer(Socket client, String answer) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    @Override
    public List<Proxy> select(URI uri) {
        asked.add(uri);
        return List.of(new Proxy(
                Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

    @Override
    public void close() throws IOException {
        server.close();
    }
}
