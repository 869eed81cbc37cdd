package io.roomshift.hipchat.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.http.Transport.Content;
import io.roomshift.hipchat.messages.SharedFile;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * A file behind a JSON text on it, as HipChat's call {@code share/file} takes them. The
 * file is read while it is sent, and never held as a whole.
 */
final class MultipartRelated implements Content {

	private static final DefaultDataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

	/**
	 * Some hundred pieces wait for the line together, and each has the time limit of an
	 * answer to leave: small ones do so on slow lines too.
	 */
	private static final int READ_AT_ONCE = 1 << 12;

	private final SharedFile file;

	private final String boundary = "roomshift-" + UUID.randomUUID();

	private final byte[] before;

	private final byte[] after;

	/**
	 * Puts the parts together.
	 * @param metadata the JSON text
	 */
	MultipartRelated(SharedFile file, byte[] metadata) {
		this.file = file;
		this.before = bytes(line("--" + this.boundary), line("Content-Type: application/json; charset=UTF-8"),
				line("Content-Disposition: attachment; name=\"metadata\""), line(""),
				new String(metadata, StandardCharsets.UTF_8), line(""), line("--" + this.boundary),
				line("Content-Type: "
						+ MediaTypeFactory.getMediaType(file.name()).orElse(MediaType.APPLICATION_OCTET_STREAM)),
				line("Content-Transfer-Encoding: binary"), line("Content-Disposition: " + disposition(file.name())),
				line(""));
		this.after = bytes(line(""), line("--" + this.boundary + "--"));
	}

	/**
	 * The name in ASCII, and as it is by RFC 5987 where that is another. What would end
	 * the quoted name or the line is replaced in it.
	 */
	private static String disposition(String name) {
		String plain = name.replaceAll("[^ -~]|[\"\\\\%]", "_");
		String disposition = ContentDisposition.attachment().name("file").filename(plain).build().toString();
		if (plain.equals(name)) {
			return disposition;
		}
		String exact = ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString();
		return disposition + exact.substring(exact.indexOf("; filename*="));
	}

	@Override
	public MediaType type() {
		return MediaType.parseMediaType("multipart/related; boundary=" + this.boundary);
	}

	@Override
	public long length() {
		return this.before.length + this.file.size() + this.after.length;
	}

	@Override
	public Publisher<DataBuffer> bytes() {
		return Flux.concat(Mono.fromSupplier(() -> BUFFERS.wrap(this.before)), Flux.defer(this::content),
				Mono.fromSupplier(() -> BUFFERS.wrap(this.after)));
	}

	/**
	 * Exactly as many bytes of the file as were announced; a call that ends before them
	 * is none.
	 */
	private Flux<DataBuffer> content() {
		AtomicLong left = new AtomicLong(this.file.size());
		Flux<DataBuffer> read = DataBufferUtils.read(this.file.path(), BUFFERS, READ_AT_ONCE)
			.onErrorMap(IOException.class, (ex) -> broken("can't be read any more"))
			.doOnNext((buffer) -> left.addAndGet(-buffer.readableByteCount()));
		return read.concatWith(Flux.defer(() -> (left.get() > 0) ? Flux.error(broken("became shorter")) : Flux.empty()))
			.handle((buffer, sink) -> {
				if (left.get() < 0) {
					sink.error(broken("became longer"));
				}
				else {
					sink.next(buffer);
				}
			});
	}

	private HipChatException broken(String how) {
		return new HipChatException(Failure.INVALID, 0,
				"'" + this.file.path() + "' " + how + " while it was sent. Nothing was posted.");
	}

	private static String line(String text) {
		return text + "\r\n";
	}

	private static byte[] bytes(String... texts) {
		return String.join("", texts).getBytes(StandardCharsets.UTF_8);
	}

}
