using DepGuard.Readers.Commands;
using Xunit;

namespace DepGuard.Tests.Readers;

public class CommandReaderTests
{
    [Theory]
    [InlineData("app --url=http://auth:80", "--url auth")]
    [InlineData("app --url http://auth:80 -v", "--url auth")]
    [InlineData("java -Durl=http://auth:80 -jar app.jar", "-Durl auth")]
    [InlineData("sh -c \"exec app http://auth:80\"", "app auth")]
    [InlineData("./wait-for-it.sh db:5432 -t 60 -- app --peer auth:80", "wait db|--peer auth")]
    [InlineData("until nc -z db 5432; do sleep 1; done; app", "wait db")]
    [InlineData("until curl -f http://auth:80/; do sleep 1; done", "wait auth")]
    [InlineData("until (redis-cli -h cache ping); do sleep 1; done", "wait cache")]
    [InlineData("while ! nc -z db 5432; do sleep 1; done", "wait db")]
    [InlineData("dockerize -wait tcp://db:5432 app", "wait db")]
    [InlineData("dockerize -wait=tcp://db:5432 -timeout 5m java -jar app.jar --peer=http://peer:80", "wait db|--peer peer")]
    [InlineData("pg_isready -h db", "wait db")]
    [InlineData("timeout 30 ./wait-for-it.sh -h db -p 5432 -- app", "wait db")]
    [InlineData("./wait-for-it.sh db:5432 -- ./wait-for-it.sh mq:5672 -- app http://auth:80", "wait db|wait mq|app auth")]
    [InlineData("timeout 30 wait-for db:5432 -- sh -c \"until curl -f http://auth/; do sleep 1; done; app --peer=http://peer\"", "wait db|wait auth|--peer peer")]
    [InlineData("dockerize -wait tcp://db:5432 -timeout 20s wait-for mq:5672 -- app", "wait db|wait mq")]
    [InlineData("wait-on tcp:db:5432 http://auth:80", "wait db|wait auth")]
    [InlineData("until PGPASSWORD=canary psql -h db -c x; do sleep 1; done", "wait db")]
    [InlineData("TOKEN=canary PEER=http://peer:80 app http://auth:80", "PEER peer|app auth")]
    [InlineData("app --token=canary http://auth:80", "app auth")]
    [InlineData("mysql -pcanary db:3306", "mysql db")]
    [InlineData("tee - http://auth:80", "tee auth")]
    [InlineData("load-test -h front -c 2", "-h front")]
    [InlineData("sort -h data", "")]
    [InlineData("ls -h data; du -h data; /usr/bin/df -h data", "")]
    [InlineData("grep -h orders data", "")]
    [InlineData("dotnet App.dll --verbose", "")]
    [InlineData("sleep 10; echo 12:30", "")]
    [InlineData("", "")]
    public void A_command_waits_or_calls(string command, string expected)
    {
        var found = CommandReader.Read(command).Select(one => $"{(one.IsWait ? "wait" : one.Key)} {one.Parsed.Address.Host}");

        Assert.Equal(expected, string.Join('|', found));
    }
}
