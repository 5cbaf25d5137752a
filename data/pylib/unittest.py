# SPDX-License-Identifier: MIT
"""Tests of a program: cases, suites, a runner that writes on standard error."""

import sys
import difflib
import time
import traceback
import warnings

_VERSION = sys.version_info[1]
__all__ = ['TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader',
           'FunctionTestCase', 'main', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf',
           'skipUnless', 'expectedFailure', 'TextTestResult', 'addModuleCleanup']
_MAX_LENGTH = 80
_BEGIN, _END, _COMMON = 5, 5, 5


class SkipTest(Exception):
    """Raised in a test that is to be skipped."""


# --- showing values -------------------------------------------------------------------------------

def safe_repr(value, short=False):
    """A value's text, the usual one if its own fails."""
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    if short and len(text) >= _MAX_LENGTH:
        text = text[:_MAX_LENGTH] + ' [truncated]...'
    return text


def _shorten(text, head, tail):
    """A text whose middle is left out where that is worth it."""
    left_out = len(text) - head - tail
    if left_out <= 12:
        return text
    return f'{text[:head]}[{left_out} chars]{text[-tail:]}'


def _common_shorten_repr(*args):
    args = [safe_repr(arg) for arg in args]
    longest = max([len(arg) for arg in args])
    if longest <= _MAX_LENGTH:
        return tuple(args)
    n = 0
    while n < min([len(arg) for arg in args]) and len(set([arg[n] for arg in args])) == 1:
        n += 1
    prefix = args[0][:n]
    common = _MAX_LENGTH - (longest - n + _BEGIN + 12)
    if common > _COMMON:
        prefix = _shorten(prefix, _BEGIN, common)
        return tuple([prefix + arg[n:] for arg in args])
    prefix = _shorten(prefix, _BEGIN, _COMMON)
    return tuple([prefix + _shorten(arg[n:], 12, _END) for arg in args])


def _pformat(value):
    return __import__('pprint').pformat(value) if len(repr(value)) > 78 else repr(value)


# --- decorators -----------------------------------------------------------------------------------

def skip(reason):
    """Skip a test, always."""
    def decorator(item):
        if not isinstance(item, type):
            def wrapper(*args, **kwargs):
                raise SkipTest(reason)
            wrapper.__name__, wrapper.__doc__ = item.__name__, item.__doc__
            wrapper.__qualname__, wrapper.__module__ = item.__qualname__, item.__module__
            item = wrapper
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ''
        return decorator(item)
    return decorator


def skipIf(condition, reason):
    """Skip a test if the condition is true."""
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    """Skip a test unless the condition is true."""
    return skip(reason) if not condition else lambda item: item


def expectedFailure(item):
    """A test that is expected to fail."""
    item.__unittest_expecting_failure__ = True
    return item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Call a function when the module's tests are over."""
    _module_cleanups.append((function, args, kwargs))


# --- contexts -------------------------------------------------------------------------------------

class _RaisesContext:
    def __init__(self, expected, case, regex=None):
        self.expected = expected
        self.case = case
        self.regex = regex
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        for kind in kinds:
            if not (isinstance(kind, type) and issubclass(kind, self.base)):
                raise TypeError('%s() arg 1 must be %s' % (name, self.base_text))
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError('%r is an invalid keyword argument for this function'
                                % next(iter(kwargs)))
            return self
        function, *args = args
        try:
            self.obj_name = function.__name__
        except AttributeError:
            self.obj_name = str(function)
        with self:
            function(*args, **kwargs)

    def fail(self, text):
        raise self.case.failureException(self.case._formatMessage(self.msg, text))

    def search(self, value):
        if self.regex is None:
            return
        text = str(value)
        regex = self.regex
        if isinstance(regex, str):
            found = _search(regex, text)
        else:
            found = regex.search(text)
            regex = regex.pattern
        if not found:
            self.fail('"%s" does not match "%s"' % (regex, text))

    def name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)


def _search(pattern, text):
    try:
        return __import__('re').search(pattern, text) is not None
    except ImportError:
        if [c for c in pattern if c in '.^$*+?{}[]|()\\']:
            raise NotImplementedError('a regular expression is not supported: %r'
                                      % pattern) from None
        return pattern in text


class _AssertRaisesContext(_RaisesContext):
    base = BaseException
    base_text = 'an exception type or tuple of exception types'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            if self.obj_name:
                self.fail('%s not raised by %s' % (self.name(), self.obj_name))
            self.fail('%s not raised' % self.name())
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        self.search(exc_value)
        return True


class _AssertWarnsContext(_RaisesContext):
    base = Warning
    base_text = 'a warning class or tuple of warning classes'

    def __enter__(self):
        self.manager = warnings.catch_warnings(record=True)
        self.warnings = self.manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        for m in self.warnings:
            if not isinstance(m.message, self.expected):
                continue
            self.warning, self.filename, self.lineno = m.message, m.filename, m.lineno
            self.search(m.message)
            return
        if self.obj_name:
            self.fail('%s not triggered by %s' % (self.name(), self.obj_name))
        self.fail('%s not triggered' % self.name())


class _Outcome:
    def __init__(self, result):
        self.result = result
        self.success = True
        self.expecting_failure = False
        self.expected_failure = None
        self.skipped = []
        self.errors = []


class _SubTestContext:
    def __init__(self, case, subtest):
        self.case = case
        self.subtest = subtest

    def __enter__(self):
        self.old = self.case._subtest
        self.case._subtest = self.subtest
        self.clean = self.case._outcome.success
        self.case._outcome.success = True

    def __exit__(self, exc_type, exc_value, tb):
        case, outcome = self.case, self.case._outcome
        handled = case._note_problem(exc_type, exc_value, tb, self.subtest)
        if exc_type is None:
            outcome.errors.append((self.subtest, None))
            if _VERSION >= 11:
                outcome.result.addSubTest(case, self.subtest, None)
        outcome.success = outcome.success and self.clean
        case._subtest = self.old
        return handled


# --- cases ----------------------------------------------------------------------------------------

class TestCase:
    """A test: subclasses have methods whose names begin with test."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _class_cleanups = []

    def __init_subclass__(cls, /, **given):
        super().__init_subclass__(**given)
        cls._class_cleanups = []

    def __init__(self, methodName='runTest'):
        self._testMethodName, self._cleanups = methodName, []
        self._outcome = self._subtest = None
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                raise ValueError('no such test method in %s: %s'
                                 % (self.__class__, methodName)) from None
            self._testMethodDoc = 'No test'
        else:
            self._testMethodDoc = method.__doc__
        self._type_equality = {dict: 'assertDictEqual', list: 'assertListEqual',
                               tuple: 'assertTupleEqual', set: 'assertSetEqual',
                               frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    def _nothing(self):
        """What a subclass may do before and after tests."""

    setUp = tearDown = _nothing
    setUpClass = tearDownClass = classmethod(_nothing)

    def defaultTestResult(self):
        return TestResult()

    def countTestCases(self):
        return 1

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        return '%s.%s' % (_class_name(self.__class__), self._testMethodName)

    def _identity(self):
        return type(self), self._testMethodName

    def __hash__(self):
        return hash(self._identity())

    def __eq__(self, other):
        comparable = type(self) is type(other)
        return self._identity() == other._identity() if comparable else NotImplemented

    def __str__(self):
        if _VERSION >= 11:
            return '%s (%s.%s)' % (self._testMethodName, _class_name(self.__class__),
                                   self._testMethodName)
        return '%s (%s)' % (self._testMethodName, _class_name(self.__class__))

    def __repr__(self):
        return '<%s testMethod=%s>' % (_class_name(self.__class__), self._testMethodName)

    def skipTest(self, reason):
        """Skip this test."""
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        """A part of a test that may fail without ending it."""
        outer = self._subtest.params if self._subtest is not None else {}
        merged = dict(outer)
        merged.update(params)
        return _SubTestContext(self, _SubTest(self, msg, merged))

    def fail(self, msg=None):
        """Fail."""
        raise self.failureException(msg)

    def _note_problem(self, exc_type, exc_value, tb, test):
        """What came out of a part of the test; True: it goes no further."""
        outcome = self._outcome
        if exc_type is None:
            return False
        if issubclass(exc_type, KeyboardInterrupt):
            return False
        if issubclass(exc_type, SkipTest):
            outcome.success = False
            outcome.skipped.append((test, str(exc_value)))
            if _VERSION >= 11:
                outcome.result.addSkip(test, str(exc_value))
            return True
        problem = (exc_type, exc_value, tb)
        if outcome.expecting_failure:
            outcome.expected_failure = problem
        else:
            outcome.success = False
            outcome.errors.append((test, problem))
            if _VERSION >= 11:
                self._report(outcome.result, test, problem)
        return True

    def _report(self, result, test, problem):
        if isinstance(test, _SubTest):
            result.addSubTest(test.test_case, test, problem)
        elif problem is not None:
            if issubclass(problem[0], self.failureException):
                result.addFailure(test, problem)
            else:
                result.addError(test, problem)

    def _part(self, function, *args, **kwargs):
        try:
            function(*args, **kwargs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            self._note_problem(*sys.exc_info(), self)

    def run(self, result=None):
        """Run the test and tell the result object what came out."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            result.startTestRun()
        method = getattr(self, self._testMethodName)
        skipped = (getattr(self.__class__, '__unittest_skip__', False)
                   or getattr(method, '__unittest_skip__', False))
        if not skipped or _VERSION != 12:
            result.startTest(self)
        try:
            if skipped:
                result.addSkip(self, getattr(self.__class__, '__unittest_skip_why__', '')
                               or getattr(method, '__unittest_skip_why__', ''))
                return result
            expecting = (getattr(self, '__unittest_expecting_failure__', False)
                         or getattr(method, '__unittest_expecting_failure__', False))
            outcome = self._outcome = _Outcome(result)
            self._part(self.setUp)
            if outcome.success:
                outcome.expecting_failure = expecting
                self._part(method)
                outcome.expecting_failure = False
                self._part(self.tearDown)
            self.doCleanups()
            self._tell(result, outcome, expecting)
            return result
        finally:
            self._outcome = None
            result.stopTest(self)
            if own:
                result.stopTestRun()

    def _tell(self, result, outcome, expecting):
        if _VERSION < 11:
            for test, reason in outcome.skipped:
                result.addSkip(test, reason)
            for test, problem in outcome.errors:
                self._report(result, test, problem)
        if outcome.success:
            if expecting:
                if outcome.expected_failure:
                    result.addExpectedFailure(self, outcome.expected_failure)
                else:
                    result.addUnexpectedSuccess(self)
            else:
                result.addSuccess(self)
        outcome.errors.clear()
        outcome.expected_failure = None

    def doCleanups(self):
        """Call what addCleanup() was told, the newest first."""
        if self._outcome is None:
            self._outcome = _Outcome(TestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._part(function, *args, **kwargs)
        return self._outcome.success

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test and let its exceptions out."""
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()

    # --- assertions ---

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        if msg is None:
            return standard
        return '%s : %s' % (standard, msg)

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, '%s is not true' % safe_repr(expr))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, '%s is not false' % safe_repr(expr))

    def assertEqual(self, first, second, msg=None):
        function = None
        if type(first) == type(second):
            function = self._type_equality.get(type(first))
        if function is None:
            if not first == second:
                self._fail(msg, '%s != %s' % _common_shorten_repr(first, second))
        else:
            if isinstance(function, str):
                function = getattr(self, function)
            function(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, '%s == %s' % (safe_repr(first), safe_repr(second)))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, '%s is not %s' % (safe_repr(expr1), safe_repr(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, 'unexpectedly identical: %s' % safe_repr(expr1))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, '%s is not None' % safe_repr(obj))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, '%s not found in %s' % (safe_repr(member), safe_repr(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, '%s unexpectedly found in %s'
                       % (safe_repr(member), safe_repr(container)))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, '%s is not an instance of %r' % (safe_repr(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, '%s is an instance of %r' % (safe_repr(obj), cls))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, '%s not less than %s' % (safe_repr(a), safe_repr(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, '%s not less than or equal to %s' % (safe_repr(a), safe_repr(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, '%s not greater than %s' % (safe_repr(a), safe_repr(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, '%s not greater than or equal to %s' % (safe_repr(a), safe_repr(b)))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            text = '%s != %s within %s delta (%s difference)' % (
                safe_repr(first), safe_repr(second), safe_repr(delta), safe_repr(diff))
        else:
            places = 7 if places is None else places
            if round(diff, places) == 0:
                return
            text = '%s != %s within %r places (%s difference)' % (
                safe_repr(first), safe_repr(second), places, safe_repr(diff))
        self._fail(msg, text)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            text = '%s == %s within %s delta (%s difference)' % (
                safe_repr(first), safe_repr(second), safe_repr(delta), safe_repr(diff))
        else:
            places = 7 if places is None else places
            if not first == second and round(diff, places) != 0:
                return
            text = '%s == %s within %r places' % (safe_repr(first), safe_repr(second), places)
        self._fail(msg, text)

    def _with_diff(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + ('\nDiff is %s characters long. Set self.maxDiff to None to see it.'
                          % len(diff))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = seq_type.__name__ if seq_type is not None else 'sequence'
        if seq_type is not None:
            for which, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException('%s sequence is not a %s: %s'
                                                % (which, name, safe_repr(seq)))
        len1, len2 = len(seq1), len(seq2)
        if seq1 == seq2 or (len1 == len2
                            and all(seq1[i] == seq2[i] for i in range(len1))):
            return
        text = '%ss differ: %s != %s\n' % ((name.capitalize(),)
                                           + _common_shorten_repr(seq1, seq2))
        for i in range(min(len1, len2)):
            if seq1[i] != seq2[i]:
                text += '\nFirst differing element %d:\n%s\n%s\n' % (
                    (i,) + _common_shorten_repr(seq1[i], seq2[i]))
                break
        if len1 > len2:
            text += '\nFirst %s contains %d additional elements.\n' % (name, len1 - len2)
            text += 'First extra element %d:\n%s\n' % (len2, safe_repr(seq1[len2]))
        elif len1 < len2:
            text += '\nSecond %s contains %d additional elements.\n' % (name, len2 - len1)
            text += 'First extra element %d:\n%s\n' % (len1, safe_repr(seq2[len1]))
        diff = '\n' + '\n'.join(difflib.ndiff(_pformat(seq1).splitlines(),
                                              _pformat(seq2).splitlines()))
        self._fail(msg, self._with_diff(text, diff))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        only1, only2 = set1.difference(set2), set2.difference(set1)
        if not (only1 or only2):
            return
        lines = []
        if only1:
            lines.append('Items in the first set but not the second:')
            lines += [repr(item) for item in only1]
        if only2:
            lines.append('Items in the second set but not the first:')
            lines += [repr(item) for item in only2]
        self._fail(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            text = '%s != %s' % _common_shorten_repr(d1, d2)
            diff = '\n' + '\n'.join(difflib.ndiff(_pformat(d1).splitlines(),
                                                  _pformat(d2).splitlines()))
            self._fail(msg, self._with_diff(text, diff))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > 2 ** 16 or len(second) > 2 ** 16:
            self._fail(msg, '%s != %s' % _common_shorten_repr(first, second))
        if _VERSION >= 12:
            ended = first[-1:] in ('', '\n') and second[-1:] in ('', '\n')
            firstlines, secondlines = [
                (text if ended or not text else text + '\n').splitlines(True)
                for text in (first, second)]
        elif first.splitlines(True) == [first] == [first.strip('\r\n')]:
            firstlines, secondlines = [first + '\n'], [second + '\n']
        else:
            firstlines, secondlines = first.splitlines(True), second.splitlines(True)
        text = '%s != %s' % _common_shorten_repr(first, second)
        self._fail(msg, self._with_diff(text, '\n' + ''.join(
            difflib.ndiff(firstlines, secondlines))))

    def assertCountEqual(self, first, second, msg=None):
        one, two = list(first), list(second)
        differences = []
        rest = list(two)
        missing = []
        for item in one:
            if item in rest:
                rest.remove(item)
            else:
                missing.append(item)
        seen = []
        for item in missing + rest:
            if item not in seen:
                seen.append(item)
                differences.append('First has %d, Second has %d:  %r'
                                   % (one.count(item), two.count(item), item))
        if differences:
            self._fail(msg, '\n'.join(['Element counts were not equal:'] + differences))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle(
            'assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle(
            'assertWarnsRegex', args, kwargs)

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, str):
            found = _search(expected_regex, text)
        else:
            found = expected_regex.search(text)
            expected_regex = expected_regex.pattern
        if not found:
            self._fail(msg, "Regex didn't match: %r not found in %r" % (expected_regex, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, str):
            found = _search(unexpected_regex, text)
        else:
            found = unexpected_regex.search(text)
        if found:
            self._fail(msg, 'Regex matched: %r matches %r in %r' % (
                unexpected_regex, unexpected_regex, text))

    def assertLogs(self, logger=None, level=None):
        raise NotImplementedError('assertLogs() is not supported: there is no logging')

    def assertNoLogs(self, logger=None, level=None):
        raise NotImplementedError('assertNoLogs() is not supported: there is no logging')

    if _VERSION < 12:
        def assertEquals(self, *args, **kwargs):
            warnings.warn('Please use assertEqual instead.', DeprecationWarning, 2)
            return self.assertEqual(*args, **kwargs)


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        TestCase.__init__(self)
        self.test_case, self.params, self._message = test_case, params, message
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _description(self):
        parts = []
        if self._message is not None:
            parts.append('[%s]' % self._message)
        if self.params:
            parts.append('(%s)' % ', '.join(['%s=%r' % pair for pair in self.params.items()]))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return '%s %s' % (self.test_case.id(), self._description())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return '%s %s' % (self.test_case, self._description())


class FunctionTestCase(TestCase):
    """A test made of a function."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._functions = setUp, testFunc, tearDown
        self._description = description

    def setUp(self):
        if self._functions[0] is not None:
            self._functions[0]()

    def tearDown(self):
        if self._functions[2] is not None:
            self._functions[2]()

    def runTest(self):
        self._functions[1]()

    def id(self):
        return self._functions[1].__name__

    def __str__(self):
        return '%s (%s)' % (_class_name(self.__class__), self._functions[1].__name__)


def _class_name(cls):
    return '%s.%s' % (cls.__module__, cls.__qualname__)


# --- results --------------------------------------------------------------------------------------

class TestResult:
    """What came out of tests."""

    def __init__(self, stream=None, descriptions=None, verbosity=None, **more):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        for outcome in ('failures', 'errors', 'skipped', 'expectedFailures',
                        'unexpectedSuccesses'):
            setattr(self, outcome, [])
        self.testsRun = 0
        self._class = None
        self._class_failed = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def _stop_if_failfast(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._text(err, test)))
        self._stop_if_failfast()

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err, test)))
        self._stop_if_failfast()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            (self.failures if failed else self.errors).append((subtest, self._text(err, test)))
            self._stop_if_failfast()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._stop_if_failfast()

    def addDuration(self, test, elapsed):
        pass

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True

    def _text(self, err, test):
        exc_type, value, tb = err
        while tb is not None and tb.tb_frame.f_globals is globals():
            tb = tb.tb_next
        return ''.join(traceback.format_exception(exc_type, value, tb))

    def __repr__(self):
        return '<%s run=%i errors=%i failures=%i>' % (
            _class_name(self.__class__), self.testsRun, len(self.errors), len(self.failures))


class TextTestResult(TestResult):
    """Tells of each test when it is over."""

    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity, **more):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self._newline = stream, descriptions, True
        self.dots, self.showAll = verbosity == 1, verbosity > 1

    def getDescription(self, test):
        first = test.shortDescription()
        return '%s\n%s' % (test, first) if self.descriptions and first else str(test)

    def _write(self, text):
        self.stream.write(text)
        self.stream.flush()

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._write(self.getDescription(test) + ' ... ')
            self._newline = False

    def _tell(self, test, word, letter):
        if self.showAll:
            if _VERSION >= 11:
                subtest = isinstance(test, _SubTest)
                if subtest or self._newline:
                    if not self._newline:
                        self._write('\n')
                    if subtest:
                        self._write('  ')
                    self._write(self.getDescription(test) + ' ... ')
            self._write(word + '\n')
            self._newline = True
        elif self.dots:
            self._write(letter)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            if _VERSION >= 11:
                self._tell(subtest, *(('FAIL', 'F') if failed else ('ERROR', 'E')))
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, 'ok', '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, 'ERROR', 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, 'FAIL', 'F')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, 'skipped %r' % (reason,), 's')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(test, 'expected failure', 'x')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(test, 'unexpected success', 'u')

    def printErrors(self):
        if self.dots or self.showAll:
            self._write('\n')
        for flavour, errors in (('ERROR', self.errors), ('FAIL', self.failures)):
            for test, text in errors:
                self._write('%s\n%s: %s\n%s\n%s\n' % (self.separator1, flavour,
                                                      self.getDescription(test),
                                                      self.separator2, text))
        if self.unexpectedSuccesses and _VERSION >= 11:
            self._write(self.separator1 + '\n')
            for test in self.unexpectedSuccesses:
                self._write('UNEXPECTED SUCCESS: %s\n' % self.getDescription(test))


# --- suites ---------------------------------------------------------------------------------------

class _ErrorHolder:
    """Stands for a test where something around the tests went wrong."""

    failureException = None

    def __init__(self, name, shown):
        self.description = f'{name} ({shown})'

    def __str__(self):
        return self.description

    id = __str__

    def shortDescription(self):
        """There is none."""

    def countTestCases(self):
        return 0


class TestSuite:
    """Tests that are run one after another."""

    def __init__(self, tests=()):
        self._tests = []
        self._removed = 0
        self.addTests(tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError('%r is not callable' % (repr(test),))
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them '
                            'to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return '<%s tests=%s>' % (_class_name(self.__class__), list(self))

    def countTestCases(self):
        return self._removed + sum([test.countTestCases() for test in self._tests
                                    if test is not None])

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result, debug=False):
        top = not getattr(result, '_in_run', False)
        if top:
            result._in_run = True
            result._module_ready = False
        for index, test in enumerate(self._tests):
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test.run(result)
            else:
                self._change_class(result, test.__class__)
                if not result._class_failed and not result._module_failed:
                    test(result)
            self._removed += test.countTestCases()
            self._tests[index] = None
        if top:
            self._change_class(result, None)
            self._module_end(result)
            result._in_run = False
        return result

    def _fixture(self, result, name, shown, function):
        try:
            function()
        except SkipTest as error:
            result.addSkip(_ErrorHolder(name, shown), str(error))
            return False
        except Exception:
            result.addError(_ErrorHolder(name, shown), sys.exc_info())
            return False
        return True

    def _change_class(self, result, cls):
        old = getattr(result, '_class', None)
        if cls is old:
            return
        if old is not None and not result._class_failed:
            self._fixture(result, 'tearDownClass', _class_name(old), old.tearDownClass)
        if old is not None:
            while old._class_cleanups:
                function, args, kwargs = old._class_cleanups.pop()
                self._fixture(result, 'tearDownClass', _class_name(old),
                              lambda: function(*args, **kwargs))
        result._class = cls
        result._class_failed = False
        if cls is None:
            return
        if not result._module_ready:
            result._module_ready = True
            result._module = sys.modules.get(cls.__module__)
            set_up = getattr(result._module, 'setUpModule', None)
            result._module_failed = set_up is not None and not self._fixture(
                result, 'setUpModule', cls.__module__, set_up)
        if result._module_failed or getattr(cls, '__unittest_skip__', False):
            return
        result._class_failed = not self._fixture(result, 'setUpClass', _class_name(cls),
                                                 cls.setUpClass)

    def _module_end(self, result):
        if not result._module_ready:
            return
        tear_down = getattr(result._module, 'tearDownModule', None)
        if tear_down is not None and not result._module_failed:
            self._fixture(result, 'tearDownModule', result._module.__name__, tear_down)
        while _module_cleanups:
            function, args, kwargs = _module_cleanups.pop()
            function(*args, **kwargs)


class TestLoader:
    """Finds tests."""

    testMethodPrefix = 'test'
    suiteClass = TestSuite

    def getTestCaseNames(self, case):
        return sorted([name for name in dir(case) if name.startswith(self.testMethodPrefix)
                       and callable(getattr(case, name))])

    def loadTestsFromTestCase(self, case):
        names = self.getTestCaseNames(case)
        if not names and hasattr(case, 'runTest'):
            names = ['runTest']
        return self.suiteClass([case(name) for name in names])

    def loadTestsFromModule(self, module, **more):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, TestCase)
                    and obj not in (TestCase, FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(obj))
        return self.suiteClass(tests)

    def loadTestsFromName(self, name, module=None):
        obj, parent = module, None
        for part in name.split('.'):
            parent, obj = obj, getattr(obj, part)
        if isinstance(obj, type) and issubclass(obj, TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(part)])
        if isinstance(obj, TestSuite):
            return obj
        if callable(obj):
            return self.suiteClass([obj()])
        raise TypeError("don't know how to make test from: %s" % obj)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TextTestRunner:
    """Runs tests and writes what came out."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, **more):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        self.resultclass = self.resultclass if resultclass is None else resultclass

    def run(self, test):
        """Run tests; gives the result object."""
        result = self.resultclass(self.stream, self.descriptions, self.verbosity)
        result.failfast = self.failfast
        write = self.stream.write
        result.startTestRun()
        test(result)
        result.stopTestRun()
        result.printErrors()
        write(result.separator2 + '\n')
        write('Ran %d test%s in 0.000s\n\n' % (result.testsRun,
                                              '' if result.testsRun == 1 else 's'))
        infos = []
        if not result.wasSuccessful():
            write('FAILED')
            if result.failures:
                infos.append('failures=%d' % len(result.failures))
            if result.errors:
                infos.append('errors=%d' % len(result.errors))
        elif result.testsRun == 0 and not result.skipped and _VERSION >= 12:
            write('NO TESTS RAN')
        else:
            write('OK')
        if result.skipped:
            infos.append('skipped=%d' % len(result.skipped))
        if result.expectedFailures:
            infos.append('expected failures=%d' % len(result.expectedFailures))
        if result.unexpectedSuccesses:
            infos.append('unexpected successes=%d' % len(result.unexpectedSuccesses))
        write(' (%s)\n' % ', '.join(infos) if infos else '\n')
        self.stream.flush()
        return result


class TestProgram:
    """What a module that is run as a program does with its tests."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, **more):
        self.module = sys.modules[module] if isinstance(module, str) else module
        argv = sys.argv if argv is None else argv
        names = []
        for arg in argv[1:]:
            if arg in ('-v', '--verbose'):
                verbosity = 2
            elif arg in ('-q', '--quiet'):
                verbosity = 0
            elif arg in ('-f', '--failfast'):
                failfast = True
            elif not arg.startswith('-'):
                names.append(arg)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.exit = exit
        self.verbosity = verbosity
        if names:
            self.test = testLoader.loadTestsFromNames(names, self.module)
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        runner = testRunner
        if runner is None:
            runner = TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast))
        self.result = runner.run(self.test)
        if exit:
            if self.result.testsRun == 0 and not self.result.skipped and _VERSION >= 12:
                sys.exit(5)
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
for _module, _classes in (
        ('case', (SkipTest, TestCase, FunctionTestCase)), ('result', (TestResult,)),
        ('suite', (TestSuite,)), ('loader', (TestLoader,)), ('main', (TestProgram,)),
        ('runner', (TextTestResult, TextTestRunner))):
    for _class in _classes:
        _class.__module__ = 'unittest.' + _module
del _module, _classes, _class
