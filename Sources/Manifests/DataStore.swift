/// A program that keeps data of its own, told by its image, and the folders it keeps them in.
public struct DataStore: Sendable {
  /// The product's name as people write it.
  public let product: String
  /// Where the image keeps its data unless told otherwise (the images' own documentation).
  public let directories: [String]

  /// What a container runs; `nil` for clients, exporters and everything else.
  public init?(_ container: Container) {
    guard let image = container.imageName else { return nil }
    guard let known = Self.known.first(where: { $0.images.contains(image) }) else {
      guard container.isVaultServer else { return nil }
      product = "Vault"
      directories = Self.vaultDirectories
      return
    }
    let variables = container.environment.filter { $0.name == "PGDATA" }
    product = known.product
    directories = known.directories + variables.compactMap { $0.value?.literal }
  }

  /// Where Vault and OpenBao are usually told to keep their data.
  public static let vaultDirectories = [
    "/vault/data", "/vault/file", "/vault/raft", "/openbao/data", "/openbao/file",
    "/opt/vault/data",
  ]

  private static let known: [(product: String, images: Set<String>, directories: [String])] = [
    (
      "Redis", ["redis", "redis-stack", "redis-stack-server", "redis-cluster"],
      ["/data", "/var/lib/redis", "/bitnami/redis/data"]
    ),
    ("Valkey", ["valkey", "valkey-cluster"], ["/data", "/bitnami/valkey/data"]),
    ("KeyDB", ["keydb"], ["/data"]),
    ("Dragonfly", ["dragonfly"], ["/data", "/dragonfly/snapshots"]),
    (
      "PostgreSQL",
      [
        "postgres", "postgresql", "postgis", "timescaledb", "timescaledb-ha", "pgvector",
        "alloydbomni",
      ],
      ["/var/lib/postgresql", "/var/lib/pgsql", "/bitnami/postgresql", "/home/postgres/pgdata"]
    ),
    ("MySQL", ["mysql", "percona-server", "percona"], ["/var/lib/mysql", "/bitnami/mysql"]),
    ("MariaDB", ["mariadb"], ["/var/lib/mysql", "/bitnami/mariadb"]),
    (
      "MongoDB", ["mongo", "mongodb", "mongodb-community-server"], ["/data/db", "/bitnami/mongodb"]
    ),
    ("CouchDB", ["couchdb"], ["/opt/couchdb/data"]),
    ("Cassandra", ["cassandra"], ["/var/lib/cassandra", "/bitnami/cassandra"]),
    ("ClickHouse", ["clickhouse", "clickhouse-server"], ["/var/lib/clickhouse"]),
    ("InfluxDB", ["influxdb"], ["/var/lib/influxdb", "/var/lib/influxdb2"]),
    ("Elasticsearch", ["elasticsearch"], ["/usr/share/elasticsearch/data"]),
    ("OpenSearch", ["opensearch"], ["/usr/share/opensearch/data"]),
    ("Neo4j", ["neo4j"], ["/data"]),
  ]
}
