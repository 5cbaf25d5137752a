#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Delivers to a server on this computer that answers well, slowly, with errors, with rubbish, and
not at all: check-delivery.py DELIVER_MANY.

The server keeps what it has taken. Nothing may be lost, nothing taken twice, no second may see more
requests than the limit, and the main loop of the deliverer must stay awake.
"""

import collections
import email
import http.server
import json
import os
import random
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

DELIVER_MANY = sys.argv.pop(1)
KEY = "4f1d-very-secret-key"
STATUS = {"groupId": 1, "groupName": "PENDING", "id": 26, "name": "PENDING_ACCEPTED",
          "description": "Message sent to next instance"}


# Milliseconds that are waited for an answer where each comes, and where some never come.
LONG, SHORT = 100000, 300
# Requests for a message: as many as it takes, however slow this computer is just now.
ATTEMPTS = 100000


class Server(http.server.ThreadingHTTPServer):
    """Takes messages; `mood` says how it answers: a function of the request's number.

    It knows what it was sent: who asks for a message is answered when every request that came
    before has been read."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, mood, tls=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.base = "%s://127.0.0.1:%d" % ("https" if tls else "http", self.server_address[1])
        if tls:
            # each connection shakes hands in its own thread, when it first reads
            self.socket = tls.wrap_socket(self.socket, server_side=True,
                                          do_handshake_on_connect=False)
        self.mood, self.lock = mood, threading.Lock()
        self.taken, self.n_requests, self.complaints = collections.Counter(), 0, []
        self.texts = {}
        # numbers of connections, in the order in which they came; those that were not read yet
        self.tickets, self.unread, self.was_read = {}, set(), threading.Condition()
        self.n_connections = 0
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05},
                         daemon=True).start()

    def handle_error(self, request, address):
        pass

    def process_request(self, request, address):
        with self.was_read:
            self.n_connections += 1
            self.tickets[request] = self.n_connections
            self.unread.add(self.n_connections)
        super().process_request(request, address)

    def have_read(self, request):
        """What REQUEST had to say is known, or it said nothing."""
        with self.was_read:
            self.unread.discard(self.tickets.get(request))
            self.was_read.notify_all()

    def wait_for_earlier(self, request):
        self.have_read(request)
        with self.was_read:
            own = self.tickets[request]
            self.was_read.wait_for(lambda: min(self.unread, default=own) >= own)

    def shutdown_request(self, request):
        self.have_read(request)
        with self.was_read:
            del self.tickets[request]
        super().shutdown_request(request)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *args):
        pass

    def respond(self, status, data, headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def begin(self):
        server = self.server
        with server.lock:
            server.n_requests += 1
            number = server.n_requests
            if self.headers["Authorization"] != "App " + KEY:
                server.complaints.append("a request without the key")
        return server.mood(number)

    def misbehave(self, mood):
        """Answers in a way that says nothing. True: that was all."""
        if mood == "slow":
            time.sleep(0.05)
            return False
        if mood == "silent":
            time.sleep(1.0)
        elif mood == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif mood == "error":
            self.respond(500, b"<h1>error %s</h1>" % KEY.encode())
            return True
        elif mood == "overload":
            self.respond(503, b"")
            return True
        elif mood == "rubbish":
            self.respond(200, bytes(random.Random(1).randrange(256) for _ in range(500)))
            return True
        elif mood == "html":
            self.respond(200, b"<html>welcome to the hotel</html>")
            return True
        elif mood == "half":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b'{"messages": [')
        elif mood == "endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        else:
            return False
        self.close_connection = True
        return True

    def read(self, body):
        """The (id, receiver, text) of what is handed in; None: it is not as it should be."""
        if self.path == "/sms/2/text/advanced":
            (message,) = json.loads(body)["messages"]
            (destination,) = message["destinations"]
            if message["from"] != "Jane":
                return None
            return destination["messageId"], destination["to"], message["text"]
        if self.path != "/email/3/send":
            return None
        form = email.message_from_bytes(b"Content-Type: %s\r\n\r\n%s" % (
            self.headers["Content-Type"].encode(), body))
        fields = {part.get_param("name", header="content-disposition"):
                  part.get_payload(decode=True).decode() for part in form.get_payload()}
        if (fields["from"], fields["subject"]) != ("jane@x.org", "Grüße"):
            return None
        return fields["messageId"], fields["to"], fields["text"]

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        mood = self.begin()
        message = self.read(body)
        if message is None:
            self.server.complaints.append("a strange message")
            return
        ident, to, text = message
        if mood == "wait":
            self.respond(429, b"{}")
            return
        if mood in ("bad", "closed"):
            text = "no such thing as %s" % KEY
            self.respond(400 if mood == "bad" else 401, json.dumps(
                {"requestError": {"serviceException": {"text": text}}}).encode())
            return
        # Half of those that misbehave have taken the message all the same.
        if not mood.startswith("lost-"):
            with self.server.lock:
                self.server.taken[ident] += 1
                self.server.texts[ident] = text
        self.server.have_read(self.request)
        if not self.misbehave(mood.removeprefix("lost-")):
            self.respond(200, json.dumps({"messages": [
                {"messageId": ident, "to": to, "status": STATUS}]}).encode())

    def do_GET(self):
        self.server.wait_for_earlier(self.request)
        mood = self.begin()
        if self.misbehave(mood.removeprefix("lost-")):
            return
        url = urllib.parse.urlparse(self.path)
        (asked,) = urllib.parse.parse_qs(url.query)["messageId"]
        with self.server.lock:
            known = self.server.taken[asked] > 0
            number = int(self.server.texts.get(asked, "message 1").split()[1])
        if known and url.path != ("/email/1/logs" if number % 3 == 0 else "/sms/1/logs"):
            self.server.complaints.append("asked where it was not handed in")
        self.respond(200, json.dumps({"results": [
            {"messageId": asked, "status": STATUS}] if known else []}).encode())


def environment(encrypted):
    """Of the program that delivers: nothing is between it and this computer."""
    env = {name: value for name, value in os.environ.items()
           if not name.lower().endswith("_proxy")}
    if encrypted:
        # the search for leaks breaks down in the threads of the library that encrypts
        env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "abort_on_error=1") + ":detect_leaks=0"
    return env


def deliver(base, n, limit=100000, minute=1000, timeout=LONG, attempts=ATTEMPTS, trusted=()):
    """What deliver-many says: numbers by their names; and all that it printed."""
    done = subprocess.run([DELIVER_MANY, base, KEY, str(n), str(limit), str(minute), str(timeout),
                           str(attempts), *trusted], capture_output=True, timeout=1000,
                          env=environment(base.startswith("https:")))
    assert done.returncode == 0, done.stderr
    words = [line.split() for line in done.stdout.decode().split("\n")[-6:-1]]
    return {line[0]: int(line[1]) for line in words}, done.stdout + done.stderr


def often(*moods, every=3):
    """Every third answer is one of these."""
    choose = random.Random(7)
    return lambda number: choose.choice(moods) if number % every == 0 else "well"


def certificate(folder):
    """A certificate of this computer, signed by itself, and what a server needs to use it."""
    path, key = os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", key, "-out", path], check=True, capture_output=True)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(path, key)
    return path, tls


class Delivery(unittest.TestCase):
    def check(self, mood, n, tls=None, **options):
        server = Server(mood, tls)
        said, output = deliver(server.base, n, **options)
        server.shutdown()
        server.server_close()
        self.assertEqual(server.complaints, [])
        self.assertEqual((said["taken"], said["failed"]), (n, 0))
        self.assertEqual(sorted(server.texts.values()), sorted("message %d" % i for i in range(n)))
        self.assertEqual(set(server.taken.values()), {1})
        self.assertNotIn(KEY.encode(), output)
        self.assertLess(said["worst"], 250)
        # each request is one that was meant to be made
        self.assertLessEqual(server.n_requests, said["requests"])
        return said

    def test_well(self):
        self.check(lambda number: "well", 1000)

    def test_all_at_once(self):
        """A thousand messages, and every misbehaviour there is, taken or not."""
        moods = ["slow", "silent", "reset", "error", "overload", "rubbish", "html", "half",
                 "endless", "wait"]
        moods += ["lost-" + mood for mood in moods if mood not in ("slow", "wait")]
        self.check(often(*moods, every=4), 1000, timeout=SHORT)

    def test_slow(self):
        self.check(often("slow"), 200)

    def test_limit(self):
        """No more requests in any time than allowed, repetitions counted."""
        said = self.check(often("error", "lost-error", "wait"), 300, limit=60, minute=500)
        self.assertGreater(said["requests"], 300)
        self.assertGreaterEqual(said["closest"], 500)

    def test_refused(self):
        server = Server(lambda number: "bad")
        said, output = deliver(server.base, 50)
        self.assertEqual((said["taken"], said["failed"], server.n_requests), (0, 50, 50))
        self.assertNotIn(KEY.encode(), output)
        self.assertIn("error 400: no such thing as …", output.decode())

    def test_wrong_key(self):
        server = Server(lambda number: "closed")
        said, output = deliver(server.base, 500)
        self.assertEqual((said["taken"], said["failed"]), (0, 500))
        self.assertLess(server.n_requests, 5)
        self.assertNotIn(KEY.encode(), output)

    def test_nobody_there(self):
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            said, output = deliver("http://127.0.0.1:%d" % unused.getsockname()[1], 2, attempts=20)
        self.assertEqual(said["failed"], 2)
        self.assertIn("can't be reached", output.decode())

    @unittest.skipUnless(shutil.which("openssl"), "openssl is not installed")
    def test_encrypted(self):
        """Also where a connection that breaks off is an error of TLS."""
        with tempfile.TemporaryDirectory() as folder:
            path, tls = certificate(folder)
            self.check(often("slow", "reset", "lost-reset", "error", "half", "lost-half", "rubbish"),
                       200, tls=tls, trusted=[path])

    @unittest.skipUnless(shutil.which("openssl"), "openssl is not installed")
    def test_nobody_vouches(self):
        """Who signs their own certificate gets neither a message nor the key."""
        with tempfile.TemporaryDirectory() as folder:
            server = Server(lambda number: "well", certificate(folder)[1])
            said, output = deliver(server.base, 2, attempts=20)
        self.assertEqual((said["taken"], said["failed"], server.n_requests), (0, 2, 0))
        self.assertIn("its certificate", output.decode())

    def test_http_only_here(self):
        done = subprocess.run([DELIVER_MANY, "http://example.org", KEY, "1", "1", "1000", "300", "1"],
                              capture_output=True, timeout=200)
        self.assertEqual(done.returncode, 2)
        self.assertNotIn(KEY.encode(), done.stderr)


if __name__ == "__main__":
    unittest.main()
