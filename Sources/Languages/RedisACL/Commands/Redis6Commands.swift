extension ACLCommandTable {
  /// The commands of Redis 6.0.16, which knows no subcommands (`ACL CAT` of that server).
  static let redis6Rows =
    """
    admin connection dangerous slow = client
    admin dangerous fast read = lastsave
    admin dangerous hyperloglog slow = pfselftest
    admin dangerous slow = acl bgrewriteaof bgsave cluster config debug latency module monitor
      psync replconf replicaof save shutdown slaveof slowlog sync
    admin dangerous slow write = pfdebug
    bitmap fast read = bitfield_ro getbit
    bitmap read slow = bitcount bitpos
    bitmap slow write = bitfield bitop setbit
    blocking fast sortedset write = bzpopmax bzpopmin
    blocking list slow write = blpop brpop brpoplpush
    blocking read slow stream = xread
    blocking slow stream write = xreadgroup
    connection fast = auth hello ping
    connection fast read = echo
    connection slow = command
    dangerous fast keyspace write = swapdb
    dangerous fast read = role
    dangerous keyspace read slow = keys
    dangerous keyspace slow write = flushall flushdb migrate restore restore-asking
    dangerous list set slow sortedset write = sort
    dangerous slow = info
    fast hash read = hexists hget hlen hmget hstrlen
    fast hash write = hdel hincrby hincrbyfloat hmset hset hsetnx
    fast hyperloglog write = pfadd
    fast keyspace = asking readonly readwrite select
    fast keyspace read = dbsize exists pttl touch ttl type
    fast keyspace write = expire expireat move persist pexpire pexpireat renamenx unlink
    fast list read = llen
    fast list write = lpop lpush lpushx rpop rpush rpushx
    fast pubsub = publish
    fast read = lolwut time
    fast read set = scard sismember
    fast read sortedset = zcard zcount zlexcount zrank zrevrank zscore
    fast read stream = xlen
    fast read string = get mget strlen
    fast set write = sadd smove spop srem
    fast sortedset write = zadd zincrby zpopmax zpopmin zrem
    fast stream write = xack xadd xclaim xdel xsetid
    fast string write = append decr decrby getset incr incrby incrbyfloat setnx
    fast transaction = discard multi unwatch watch
    geo read slow = geodist geohash geopos georadius_ro georadiusbymember_ro
    geo slow write = geoadd georadius georadiusbymember
    hash read slow = hgetall hkeys hscan hvals
    hyperloglog read slow = pfcount
    hyperloglog slow write = pfmerge
    keyspace read slow = dump object randomkey scan
    keyspace slow = wait
    keyspace slow write = del rename
    list read slow = lindex lpos lrange
    list slow write = linsert lrem lset ltrim rpoplpush
    pubsub slow = psubscribe pubsub punsubscribe subscribe unsubscribe
    read set slow = sdiff sinter smembers srandmember sscan sunion
    read slow = memory
    read slow sortedset = zrange zrangebylex zrangebyscore zrevrange zrevrangebylex
      zrevrangebyscore zscan
    read slow stream = xinfo xpending xrange xrevrange
    read slow string = getrange stralgo substr
    scripting slow = eval evalsha script
    set slow write = sdiffstore sinterstore sunionstore
    slow sortedset write = zinterstore zremrangebylex zremrangebyrank zremrangebyscore
      zunionstore
    slow stream write = xgroup xtrim
    slow string write = mset msetnx psetex set setex setrange
    slow transaction = exec
    """
}
