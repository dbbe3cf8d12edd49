using DepGuard.Analyzers.Rules.Authentication;

namespace DepGuard.Analyzers.Tests.Rules.Authentication;

public class BlockingAuthCallTests
{
    [Theory]
    [InlineData("credential.GetTokenAsync(context, default).AsTask().[|Result|].ToString();")]
    [InlineData("credential.GetTokenAsync(context, default).GetAwaiter().[|GetResult|]();")]
    [InlineData("credential.GetTokenAsync(context, default).ConfigureAwait(false).GetAwaiter().[|GetResult|]();")]
    [InlineData("users.CreateAsync(\"me\").[|Wait|]();")]
    [InlineData("users.CreateAsync(\"me\").[|Wait|](TimeSpan.FromSeconds(1));")]
    [InlineData("Task.[|WaitAll|](users.CreateAsync(\"me\"), other);")]
    [InlineData("Task.[|WaitAny|](new Task[] { users.CreateAsync(\"me\"), other });")]
    [InlineData("Task.Run(() => users.CreateAsync(\"me\")).[|Wait|]();")]
    [InlineData("Task.Run(async () => await users.CreateAsync(\"me\")).GetAwaiter().[|GetResult|]();")]
    [InlineData("Task.Factory.StartNew(() => users.CreateAsync(\"me\")).Unwrap().[|Wait|]();")]
    [InlineData("Nito.AsyncEx.AsyncContext.[|Run|](() => users.CreateAsync(\"me\"));")]
    [InlineData("var task = users.CreateAsync(\"me\"); Console.WriteLine(); task.[|Wait|]();")]
    [InlineData("Task<IdentityResult> task; task = users.CreateAsync(\"me\"); _ = task.[|Result|];")]
    [InlineData("_task = users.CreateAsync(\"me\"); _task.[|Wait|]();")]
    [InlineData("Task.WhenAll(users.CreateAsync(\"a\"), users.CreateAsync(\"b\")).[|Wait|]();")]
    [InlineData("http.PostAsync(Login + \"/connect/token\", null).[|Wait|]();")]
    [InlineData("http.GetStringAsync($\"{Login}/.well-known/openid-configuration\").[|Result|].ToString();")]
    [InlineData("users.CreateAsync(\"me\").WaitAsync(TimeSpan.FromSeconds(1)).[|Wait|]();")]
    [InlineData("if (users.CheckPasswordAsync(\"me\", \"x\").[|Result|]) { }")]
    [InlineData("Task a = users.CreateAsync(\"a\"), b = users.CreateAsync(\"b\"); Task.[|WaitAll|](a, b);")]
    public Task Blocking_is_reported_at_the_member_that_blocks(string statement) => Check(statement);

    [Theory]
    [InlineData("var task = users.CreateAsync(\"me\"); await task; _ = task.Result;")]
    [InlineData("var task = users.CreateAsync(\"me\"); await Task.WhenAll(task, other); _ = task.Result;")]
    [InlineData("var a = users.CreateAsync(\"a\"); var b = users.CreateAsync(\"b\"); await Task.WhenAll(new[] { a, b }); _ = a.Result; _ = b.GetAwaiter().GetResult();")]
    [InlineData("var task = users.CreateAsync(\"me\"); if (task.IsCompletedSuccessfully) _ = task.Result;")]
    [InlineData("var task = users.CreateAsync(\"me\"); if (!task.IsCompletedSuccessfully) return; _ = task.Result;")]
    [InlineData("var task = users.CreateAsync(\"me\"); if (!task.IsCompletedSuccessfully) await task; _ = task.Result;")]
    [InlineData("var task = users.CreateAsync(\"me\"); _ = task.IsCompletedSuccessfully ? task.Result : null;")]
    [InlineData("var task = users.CreateAsync(\"me\"); _ = task.IsCompletedSuccessfully && task.Result.Succeeded;")]
    [InlineData("var task = users.CreateAsync(\"me\"); if (task.Status == TaskStatus.RanToCompletion) _ = task.Result;")]
    [InlineData("var task = users.CreateAsync(\"me\"); if (task is { IsCompletedSuccessfully: true }) _ = task.Result;")]
    [InlineData("var task = users.CreateAsync(\"me\"); switch (task.Status) { case TaskStatus.RanToCompletion: _ = task.Result; break; }")]
    [InlineData("var task = users.CreateAsync(\"me\"); while (!task.IsCompleted) await Task.Yield(); _ = task.Result;")]
    [InlineData("var task = users.CreateAsync(\"me\"); if (await Task.WhenAny(task, other) == task) _ = task.Result;")]
    [InlineData("await users.CreateAsync(\"me\").ContinueWith(done => done.Result.Succeeded);")]
    [InlineData("await users.CreateAsync(\"me\").ContinueWith((done, state) => done.Result.Succeeded, null);")]
    [InlineData("_ = nameof(Task<int>.Result);")]
    [InlineData("System.Linq.Expressions.Expression<Func<bool>> e = () => users.CreateAsync(\"me\").Result.Succeeded;")]
    [InlineData("Task.FromResult(1).Wait();")]
    [InlineData("http.GetStringAsync(\"/orders\").Wait();")]
    [InlineData("http.GetStringAsync(\"/authors\").Wait();")]
    [InlineData("_ = new Answer().Result;")]
    [InlineData("Task.Delay(1).Wait();")]
    public Task A_completed_task_or_another_call_is_left_alone(string statement) => Check(statement);

    [Fact]
    public Task The_second_wait_for_a_task_is_no_second_finding() =>
        Check("var task = users.CreateAsync(\"me\"); task.[|Wait|](); _ = task.Result;");

    [Fact]
    public Task A_program_may_block_where_it_starts() => AnalyzerCase.Check<BlockingAuthCall>("""
        static class Program
        {
            static void Main() => new Azure.Identity.DefaultAzureCredential().GetTokenAsync(new(["a"])).AsTask().Wait();
        }
        """);

    [Fact]
    public Task Callers_who_asked_for_the_synchronous_form_get_it() => AnalyzerCase.Check<BlockingAuthCall>("""
        using Microsoft.AspNetCore.Identity;

        class Sample(UserManager<string> users)
        {
            async ValueTask<string?> Name(bool async) => async ? await users.GetUserNameAsync("me") : users.GetUserNameAsync("me").Result;

            async ValueTask<string?> NameOrNone(bool isSync)
            {
                if (isSync)
                    return users.GetUserNameAsync("me").GetAwaiter().GetResult();
                return await users.GetUserNameAsync("me");
            }

            async Task<string?> Fresh(bool isFresh) => isFresh ? await users.GetUserNameAsync("me") : users.GetUserNameAsync("you").[|Result|];

            string? Known(bool isKnown) => isKnown ? users.GetUserNameAsync("me").[|Result|] : null;
        }
        """);

    [Fact]
    public Task The_synchronous_half_of_a_contract_has_to_block() => AnalyzerCase.Check<BlockingAuthCall>("""
        using Azure.Core;
        using Microsoft.Identity.Web;

        class Adapter(ITokenAcquisition tokens) : TokenCredential
        {
            public override AccessToken GetToken(TokenRequestContext context, CancellationToken stop) =>
                new(tokens.GetAccessTokenForAppAsync(context.Scopes[0]).GetAwaiter().GetResult(), DateTimeOffset.MaxValue);

            public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken stop) =>
                new(await tokens.GetAccessTokenForAppAsync(context.Scopes[0]), DateTimeOffset.MaxValue);

            public override string ToString() => tokens.GetAccessTokenForAppAsync("a").[|Result|];
        }
        """);

    private static Task Check(string statement) => AnalyzerCase.Check<BlockingAuthCall>($$"""
        using Azure.Core;
        using Microsoft.AspNetCore.Identity;

        class Answer { public string Result => ""; }

        class Sample(TokenCredential credential, TokenRequestContext context, UserManager<string> users, HttpClient http, Task other)
        {
            const string Login = "https://login";
            Task? _task;

            async Task Run()
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """);
}
