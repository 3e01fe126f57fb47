/// The names of commands while `rename-command` lines change them, one after the other.
struct RedisCommandNames {
  private var names: Set<String>

  /// Names of releases that may be meant, of which nobody can tell whether they are there.
  private var possible: Set<String>

  /// The commands that a server starts with; a Sentinel has few (`redis 7.0.15`, `COMMAND LIST`).
  init(isSentinel: Bool, release: RedisRelease?) {
    if isSentinel {
      names = Self.words(Self.sentinel)
      possible = release == .redis70 ? [] : Self.words(Self.all)
      return
    }
    names = Self.words(Self.all)
    switch release {
    case .redis70: possible = []
    case nil:
      possible = Self.words(Self.recent).union(Self.words(Self.later)).union(Self.words(Self.gone))
    case .redis60, .redis62: possible = Self.words(Self.recent).union(Self.words(Self.gone))
    default: possible = Self.words(Self.later)
    }
    names.subtract(possible)
  }

  /// Renames a command, or takes it away for an empty name; false where Redis refuses, nil where it
  /// depends on the release.
  mutating func rename(_ old: String, to new: String) -> Bool? {
    let old = old.lowercasedASCII
    let new = new.lowercasedASCII
    if possible.contains(old) || possible.contains(new) { return nil }
    guard names.remove(old) != nil else { return false }
    return new.isEmpty ? true : names.insert(new).inserted
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// The commands of Redis 7.0.
  private static let all = """
    acl append asking auth bgrewriteaof bgsave bitcount bitfield bitfield_ro bitop bitpos blmove
    blmpop blpop brpop brpoplpush bzmpop bzpopmax bzpopmin client cluster command config copy
    dbsize debug decr decrby del discard dump echo eval eval_ro evalsha evalsha_ro exec exists
    expire expireat expiretime failover fcall fcall_ro flushall flushdb function geoadd geodist
    geohash geopos georadius georadius_ro georadiusbymember georadiusbymember_ro geosearch
    geosearchstore get getbit getdel getex getrange getset hdel hello hexists hget hgetall
    hincrby hincrbyfloat hkeys hlen hmget hmset hrandfield hscan hset hsetnx hstrlen hvals incr
    incrby incrbyfloat info keys lastsave latency lcs lindex linsert llen lmove lmpop lolwut
    lpop lpos lpush lpushx lrange lrem lset ltrim memory mget migrate module monitor move mset
    msetnx multi object persist pexpire pexpireat pexpiretime pfadd pfcount pfdebug pfmerge
    pfselftest ping psetex psubscribe psync pttl publish pubsub punsubscribe quit randomkey
    readonly readwrite rename renamenx replconf replicaof reset restore restore-asking role rpop
    rpoplpush rpush rpushx sadd save scan scard script sdiff sdiffstore select set setbit setex
    setnx setrange shutdown sinter sintercard sinterstore sismember slaveof slowlog smembers
    smismember smove sort sort_ro spop spublish srandmember srem sscan ssubscribe strlen
    subscribe substr sunion sunionstore sunsubscribe swapdb sync time touch ttl type unlink
    unsubscribe unwatch wait watch xack xadd xautoclaim xclaim xdel xgroup xinfo xlen xpending
    xrange xread xreadgroup xrevrange xsetid xtrim zadd zcard zcount zdiff zdiffstore zincrby
    zinter zintercard zinterstore zlexcount zmpop zmscore zpopmax zpopmin zrandmember zrange
    zrangebylex zrangebyscore zrangestore zrank zrem zremrangebylex zremrangebyrank
    zremrangebyscore zrevrange zrevrangebylex zrevrangebyscore zrevrank zscan zscore zunion
    zunionstore
    """

  /// Those among them that Redis 6.0 lacks.
  private static let recent = """
    blmove blmpop bzmpop copy eval_ro evalsha_ro expiretime failover fcall fcall_ro function
    geosearch geosearchstore getdel getex hrandfield lcs lmove lmpop pexpiretime quit reset
    sintercard smismember sort_ro spublish ssubscribe sunsubscribe xautoclaim zdiff zdiffstore
    zinter zintercard zmpop zmscore zrandmember zrangestore zunion
    """

  /// Commands of Redis 7.2 and Valkey and after, and of modules that Redis 8 brings along.
  private static let later = """
    clusterscan commandlog delifeq hexpire hexpireat hexpiretime hgetdel hgetex hpersist
    hpexpire hpexpireat hpexpiretime hpttl hsetex httl msetex waitaof
    """

  /// Commands of Redis 6 that 7.0 lacks.
  private static let gone = """
    host: post stralgo
    """

  /// The commands of a Sentinel.
  private static let sentinel = """
    acl auth client command hello info ping psubscribe publish punsubscribe role sentinel
    shutdown subscribe unsubscribe
    """
}
