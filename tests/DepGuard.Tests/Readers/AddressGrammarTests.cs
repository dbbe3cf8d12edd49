using CsCheck;
using DepGuard.Readers.Addresses;
using Xunit;

namespace DepGuard.Tests.Readers;

public class AddressGrammarTests
{
    private static readonly Gen<string> Password = Gen.Char["abcxyzABC0123456789!$%^&*()-_=+.~"].Array[6, 20].Select(letters => $"Zq{string.Concat(letters)}9");

    [Theory]
    [InlineData("http://auth", "http://auth")]
    [InlineData("https+http://my_api:8080/v1?key=x#frag", "http://my_api:8080")]
    [InlineData("http://user:pass@auth:80/", "http://auth:80")]
    [InlineData("postgres://app:pa/ss#word@db:5432/app", "postgres://db:5432")]
    [InlineData("mongodb://u:p@h1:27017,h2:27017/db?replicaSet=x", "mongodb://h1:27017 mongodb://h2:27017")]
    [InlineData("mongodb+srv://cluster0/db", "mongodb+srv://cluster0")]
    [InlineData("amqp://u:p@a,amqp://u:p@b", "amqp://a amqp://b")]
    [InlineData("nats://a:4222,nats://b:4222", "nats://a:4222 nats://b:4222")]
    [InlineData("http://a:1;http://b:2", "http://a:1 http://b:2")]
    [InlineData("eu;http://shop-eu,us;http://shop-us", "http://shop-eu http://shop-us")]
    [InlineData("dns:///basket:5000", "dns://basket:5000")]
    [InlineData("dns://8.8.8.8/basket:5000", "dns://basket:5000")]
    [InlineData("xds:///basket", "xds://basket")]
    [InlineData("lb://BASKET", "lb://BASKET")]
    [InlineData("http://localhost:3500/v1.0/invoke/orders/method/list", "dapr://orders")]
    [InlineData("http://_grpc.basket", "http://basket")]
    [InlineData("http://_endpoint._tcp.basket", "http://basket")]
    [InlineData("http://[::1]:80/", "http://[::1]:80")]
    [InlineData("http://[fe80::1]/", "http://[fe80::1]")]
    [InlineData("http://${HOST}:80", "http://${HOST}:80")]
    [InlineData("http://host:${PORT}/x", "http://host")]
    [InlineData("http://npm:80/@scope/name", "http://npm:80")]
    [InlineData("http://orders.shop.svc.cluster.local.:80", "http://orders.shop.svc.cluster.local:80")]
    public void A_url_gives_its_hosts(string value, string expected) => Assert.Equal(expected, Parse(value));

    [Theory]
    [InlineData("jdbc:postgresql://db:5432/app?user=u&password=p", "postgresql://db:5432")]
    [InlineData("jdbc:mysql://a:3306,b:3306/app", "mysql://a:3306 mysql://b:3306")]
    [InlineData("jdbc:sqlserver://sql\\X:1433;databaseName=d;password=p", "sqlserver://sql")]
    [InlineData("jdbc:sqlserver://;serverName=sql;port=1433", "sqlserver://sql")]
    [InlineData("jdbc:oracle:thin:@//ora:1521/svc", "oracle://ora:1521")]
    [InlineData("jdbc:oracle:thin:@ora:1521:sid", "oracle://ora:1521")]
    [InlineData("jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=ora)(PORT=1521)))", "oracle://ora:1521")]
    [InlineData("jdbc:h2:mem:test", "")]
    [InlineData("jdbc:sqlite:app.db", "")]
    public void A_jdbc_url_gives_its_database(string value, string expected) => Assert.Equal(expected, Parse(value));

    [Theory]
    [InlineData("Server=tcp:sql,1433;Initial Catalog=d;User Id=u;Password=p", "sqlserver://sql:1433")]
    [InlineData("Data Source=sql\\EXPRESS;Trusted_Connection=True", "sqlserver://sql")]
    [InlineData("Server=(localdb)\\mssqllocaldb;Database=d", "")]
    [InlineData("Server=.;Database=d;Trusted_Connection=True", "sqlserver://localhost")]
    [InlineData("Host=h1:5432,h2;Username=u", "postgres://h1:5432 postgres://h2")]
    [InlineData("Host=db;Port=5432;Username=u;Password=p", "postgres://db:5432")]
    [InlineData("Server=my;Port=3306;Uid=u", "mysql://my:3306")]
    [InlineData("host=rabbit;virtualHost=/;username=u", "amqp://rabbit")]
    [InlineData("Data Source=app.sqlite3;Cache=Shared", "")]
    [InlineData("Data Source=./data/app;Cache=Shared", "")]
    [InlineData("Data Source=:memory:", "")]
    [InlineData("Data Source=ora:1521/svc;User Id=u", "ora:1521")]
    [InlineData("Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKey=abc", "sb://ns.servicebus.windows.net")]
    [InlineData("AccountEndpoint=https://acct.documents.azure.com:443/;AccountKey=k", "https://acct.documents.azure.com:443")]
    [InlineData("InstrumentationKey=k;IngestionEndpoint=https://in.ai.azure.com/", "https://in.ai.azure.com")]
    [InlineData("UseDevelopmentStorage=true", "")]
    [InlineData("redis:6379,password=p,ssl=False", "redis://redis:6379")]
    [InlineData("r1:6379,r2,abortConnect=false", "redis://r1:6379 redis://r2")]
    public void A_connection_string_gives_its_hosts(string value, string expected) => Assert.Equal(expected, Parse(value));

    [Theory]
    [InlineData("db:5432", "db:5432")]
    [InlineData("k1:9092,k2:9092", "k1:9092 k2:9092")]
    [InlineData("k1:9092 k2:9092", "k1:9092 k2:9092")]
    [InlineData("[::1]:80", "[::1]:80")]
    [InlineData("10.0.0.7:80", "10.0.0.7:80")]
    public void A_host_with_a_port_is_an_address(string value, string expected) => Assert.Equal(expected, Parse(value));

    [Theory]
    [InlineData("12:30")]
    [InlineData("12:30:45")]
    [InlineData("00:00:30")]
    [InlineData("2026-01-01T12:30:45Z")]
    [InlineData("nginx:latest")]
    [InlineData("nginx:1.25-alpine")]
    [InlineData("registry.example.org:5000/team/app:1.2")]
    [InlineData("1.2.3")]
    [InlineData("/var/lib/data")]
    [InlineData("C:\\data\\app.db")]
    [InlineData("./app.json")]
    [InlineData("unix:///var/run/docker.sock")]
    [InlineData("unix://run/app.sock")]
    [InlineData("file:///etc/hosts")]
    [InlineData("Please call the other service: it knows")]
    [InlineData("Hello, dear user, name=you please")]
    [InlineData("appsettings.json")]
    [InlineData("{\"url\":\"http://auth:80\"}")]
    [InlineData("c2VjcmV0LXNlY3JldC1zZWNyZXQ=")]
    [InlineData("user:pass")]
    [InlineData("user:pass:80")]
    [InlineData("queue:orders")]
    [InlineData("http://+:80")]
    [InlineData("http://*:80;https://*:443")]
    [InlineData("http://")]
    [InlineData("[]:80")]
    [InlineData("[secret]:80")]
    [InlineData("host:0")]
    [InlineData("host:70000")]
    [InlineData("-flag:80")]
    [InlineData("http://{host}/x")]
    public void Other_values_are_no_addresses(string value) => Assert.Equal(string.Empty, Parse(value));

    [Fact]
    public void No_text_makes_the_grammar_throw()
    {
        var pieces = Gen.OneOf(
            OneOf("://", "http", "jdbc:", "oracle:", "[", "]", ":", "@", ",", ";", "=", "$", "{", "}", "Host", "Server", "80", ".", "/", "\\", "_", "(HOST="),
            Gen.String[0, 4]);
        pieces.Array[0, 10].Select(string.Concat).Sample(text =>
        {
            foreach (var parsed in AddressGrammar.Parse(text))
                _ = (parsed.Address.ToString(), parsed.Address.IsLoopback, parsed.Address.IsIpLiteral, AddressMode.Of(parsed.Address));
        });
    }

    [Fact]
    public void A_secret_never_leaves_the_grammar()
    {
        Gen.Select(Password, OneOf(
            "http://user:{0}@host:80/", "mongodb://u:{0}@h1:27017,h2/db", "amqp://u:{0}@a,amqp://u:{0}@b", "http://host/?token={0}", "http://host/{0}",
            "Server=sql;Password={0};Database=d", "redis:6379,password={0}", "jdbc:mysql://u:{0}@db/app?password={0}", "Endpoint=sb://ns/;SharedAccessKey={0}"))
            .Sample((secret, form) => Assert.DoesNotContain(secret, Parse(form.Replace("{0}", secret, StringComparison.Ordinal)), StringComparison.Ordinal));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Parse(string value) => string.Join(' ', AddressGrammar.Parse(value).Select(parsed => parsed.Address));
}
