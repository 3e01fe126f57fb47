/// Which words of a command line are keys.
enum ACLKeyTable {
  /// The specifications of a command, empty for one without keys.
  static func specs(of command: String) -> [ACLKeySpec] { specs[command] ?? [] }

  private static let specs: [String: [ACLKeySpec]] = {
    var specs: [String: [ACLKeySpec]] = [:]
    var current: [ACLKeySpec] = []
    for line in (rows + "\n" + laterRows).split(separator: "\n") {
      let sides = line.split(separator: "=")
      if sides.count == 2 {
        current = sides[0].split(separator: " ").compactMap { ACLKeySpec($0) }
      }
      for name in (sides.last ?? "").split(separator: " ") { specs[String(name)] = current }
    }
    return specs
  }()

  /// `COMMAND INFO` of 7.0.15; a line that begins with blanks continues the one before it.
  private static let rows = """
    -:1 = hexists hlen hstrlen llen scard sismember strlen type xlen zcard
    -:1..-1 = exists touch watch
    -:2 = memory|usage object|encoding object|freq object|idletime object|refcount
    r:1 = bitcount bitfield_ro bitpos dump expiretime geodist geohash geopos georadius_ro
      georadiusbymember_ro geosearch get getbit getrange hget hgetall hkeys hmget hrandfield
      hscan hvals lindex lpos lrange pexpiretime pttl smembers smismember srandmember sscan
      substr ttl xpending xrange xrevrange zcount zlexcount zmscore zrandmember zrange
      zrangebylex zrangebyscore zrank zrevrange zrevrangebylex zrevrangebyscore zrevrank zscan
      zscore
    r:1 w:2 = copy
    r:1 w:STORE@5 w:STOREDIST@5 = georadiusbymember
    r:1 w:STORE@6 w:STOREDIST@6 = georadius
    r:1# = sintercard zdiff zinter zintercard zunion
    r:1..-1 = mget pfcount sdiff sinter sunion
    r:1..1 = lcs
    r:2 = pfdebug xinfo|consumers xinfo|groups xinfo|stream
    r:2# = eval_ro evalsha_ro fcall_ro
    r:STREAMS@1..-1%2 = xread
    r:STREAMS@4..-1%2 = xreadgroup
    rw:1 = decr decrby getdel getex getset hincrby hincrbyfloat incr incrby incrbyfloat lpop
      move rpop setbit spop zincrby zpopmax zpopmin
    rw:1 r:2..-1 = pfmerge
    rw:1 w:2 = blmove brpoplpush lmove rename renamenx rpoplpush smove
    rw:1# = lmpop zmpop
    rw:1..-2 = blpop brpop bzpopmax bzpopmin
    rw:2# = blmpop bzmpop eval evalsha fcall
    w:1 = append expire expireat geoadd hdel hmset hset hsetnx linsert lpush lpushx lrem lset
      ltrim persist pexpire pexpireat pfadd psetex restore restore-asking rpush rpushx sadd
      setex setnx setrange srem xack xadd xautoclaim xclaim xdel xsetid xtrim zadd zrem
      zremrangebylex zremrangebyrank zremrangebyscore
    w:1 r:2 = geosearchstore zrangestore
    w:1 r:2# = zdiffstore zinterstore zunionstore
    w:1 r:2..-1 = sdiffstore sinterstore sunionstore
    w:1..-1 = del unlink
    w:1..-1/2 = mset msetnx
    w:2 = xgroup|create xgroup|createconsumer xgroup|delconsumer xgroup|destroy xgroup|setid
    w:2 r:3..-1 = bitop
    """

  /// What 8.0 and Valkey 9 add (`redis` and `valkey src/commands/*.json`).
  private static let laterRows = """
    r:1 = hexpiretime hpexpiretime hpttl httl
    rw:1 = delifeq hgetdel hgetex
    w:1 = hexpire hexpireat hpersist hpexpire hpexpireat hsetex
    w:1#2 = msetex
    """
}
