package dev.rackstate.upstream;

import dev.rackstate.application.configuration.SourceSettings.Tls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Builds what secures a connection from PEM files. The files are read once; the next reload of the configuration reads
 * them again.
 */
final class TlsContext {
    // The key lives in memory only; the JDK insists on a password for it all the same.
    private static final char[] NO_PASSWORD = new char[0];

    private TlsContext() {}

    /**
     * As configured. A client certificate is shown when both its file and its key's file are named.
     *
     * @throws IllegalArgumentException when a file cannot be used, with its path and what is wrong
     */
    static SSLContext of(Tls tls) {
        if (tls.keyFile() != null && tls.certFile() == null) {
            throw new IllegalArgumentException("the client key " + tls.keyFile() + " needs a client certificate");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(tls), trustManagers(tls), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the TLS files cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyManager @Nullable [] keyManagers(Tls tls) throws GeneralSecurityException {
        if (tls.certFile() == null || tls.keyFile() == null) {
            return null;
        }
        List<X509Certificate> chain =
                PemFile.read("the client certificate", tls.certFile()).certificates();
        PrivateKey key = PemFile.read("the client key", tls.keyFile()).privateKey();
        KeyStore store = emptyStore();
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trustManagers(Tls tls) throws GeneralSecurityException {
        if (!tls.verify()) {
            return new TrustManager[] {new TrustEverybody()};
        }
        if (tls.caFile() == null) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (X509Certificate authority :
                PemFile.read("the CA file", tls.caFile()).certificates()) {
            store.setCertificateEntry("ca" + number++, authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_PASSWORD);
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store needs no file", e);
        }
        return store;
    }

    /** For {@code verify: false}. Of the extended kind, because the JDK checks the host's name behind any other. */
    private static final class TrustEverybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
