import { adds, each, counts, tells, puts, reads, removes, type Models } from './model.ts';

/** Calls of Python: the language's own types, the standard library, and validators. */
export const python: Models = {
  functions: new Map([
    ...each(tells, 'bool', 'isinstance', 'issubclass', 'callable', 'hasattr'),
    ...each(counts, 'len', 'int', 'float', 'complex', 'id', 'hash'),
    ...each(tells, 'any', 'all', 'print'),
    ...each(counts, 'ord', 'abs', 'round', 'range', 'divmod', 'pow'),
    ...each(tells, 'os.path.exists', 'os.path.isfile', 'os.path.isdir', 'os.path.isabs'),
    ...each(counts, 'os.path.getsize', 'os.getpid'),
    ...each(tells, 'math.isnan', 'math.isclose', 'random.random', 'random.randint'),
    ...each(counts, 'math.floor', 'math.ceil', 'math.sqrt'),
    ...each(tells, 'datetime.datetime.now', 'datetime.datetime.utcnow', 'datetime.date.today'),
    ...each(counts, 'time.time', 'time.monotonic'),
    ...each(tells, 'uuid.uuid4', 'uuid.uuid1', 'secrets.token_hex', 'secrets.token_urlsafe', 'secrets.token_bytes'),
    ...each(tells, 'hmac.compare_digest', 'secrets.compare_digest'),
    ...each(counts, 'zlib.crc32'),
    ...each(tells, 'logging.info', 'logging.debug', 'logging.warning', 'logging.error'),
    ...each(counts, 'decimal.Decimal', 'fractions.Fraction'),
    ...each(tells, 'keyword.iskeyword'),
    ...each(counts, 'shutil.disk_usage', 'sys.getsizeof', 'socket.htons'),
  ]),
  methods: new Map([
    ...each(adds, 'append', 'appendleft', 'add', 'extend', 'insert', 'put', 'put_nowait', 'update'),
    ...each(puts, 'setdefault', '__setitem__'),
    ...each(reads, 'get', '__getitem__'),
    ...each(removes, 'pop'),
    ...each({ gives: 'element' as const }, 'popleft', 'popitem'),
    ...each(tells, 'startswith', 'endswith', 'isdigit', 'isdecimal', 'isnumeric', 'isalpha', 'isalnum', 'isidentifier'),
    ...each(tells, 'isspace', 'isupper', 'islower', 'istitle', 'isascii'),
    ...each(counts, 'find', 'rfind', 'index', 'rindex', 'count'),
    ...each(tells, 'is_integer', 'issubset', 'issuperset', 'isdisjoint'),
    ...each(counts, 'bit_length', 'total_seconds', 'timestamp'),
    ...each(tells, '__contains__', '__bool__', 'is_valid', 'has_key', 'exists'),
    ...each(counts, '__len__', 'fileno', 'tell'),
  ]),
};
