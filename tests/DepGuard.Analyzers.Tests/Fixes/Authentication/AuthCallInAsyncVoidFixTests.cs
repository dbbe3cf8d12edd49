using DepGuard.Analyzers.CodeFixes.Authentication;
using DepGuard.Analyzers.Rules.Authentication;

namespace DepGuard.Analyzers.Tests.Fixes.Authentication;

public class AuthCallInAsyncVoidFixTests
{
    [Theory]
    [InlineData("/* now */ public async void [|Open|]() => await users.CreateAsync(\"me\");", "/* now */ public async Task Open() => await users.CreateAsync(\"me\");")]
    [InlineData(
        "async void [|Open|]() { await users.CreateAsync(\"me\"); } async Task Run() { Open(); await Task.Yield(); }",
        "async Task Open() { await users.CreateAsync(\"me\"); } async Task Run() { await Open(); await Task.Yield(); }")]
    [InlineData(
        "async Task Run() { Open(); await Task.Yield(); async void [|Open|]() => await users.CreateAsync(\"me\"); }",
        "async Task Run() { await Open(); await Task.Yield(); async Task Open() => await users.CreateAsync(\"me\"); }")]
    [InlineData(
        "public async void [|A|]() => await users.CreateAsync(\"a\"); public async void [|B|]() => await users.CreateAsync(\"b\");",
        "public async Task A() => await users.CreateAsync(\"a\"); public async Task B() => await users.CreateAsync(\"b\");")]
    public Task A_task_is_returned(string before, string after) => Check(before, after);

    [Theory]
    [InlineData("async void [|Open|]() => await users.CreateAsync(\"me\"); void Run() => Open();")]
    [InlineData("async void [|Open|]() => await users.CreateAsync(\"me\"); void Run() { Action open = Open; }")]
    [InlineData("void Run() { Action open = [|async () => await users.CreateAsync(\"me\")|]; }")]
    public Task Where_callers_cannot_await_nothing_is_offered(string member) => Check(member, member);

    private static Task Check(string before, string after) => FixCase.Check<AuthCallInAsyncVoid, AuthCallInAsyncVoidFix>(Sample(before), Sample(after));

    private static string Sample(string member) => $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Identity;

        class Sample(UserManager<string> users)
        {
            {{member}}
        }
        """;
}
