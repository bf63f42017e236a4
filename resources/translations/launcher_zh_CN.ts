<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>BuildPage</name>
    <message>
        <source>What should the models run on?</source>
        <translation>模型要在什么上运行？</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>正在查看这台电脑…</translation>
    </message>
    <message>
        <source>More: a proxy, or packages from a folder</source>
        <translation>更多：代理，或使用文件夹中的软件包</translation>
    </message>
    <message>
        <source>http://host:port (empty: as the system says)</source>
        <translation>http://主机:端口（留空：按系统设置）</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Folder with all wheels; then nothing is downloaded</source>
        <translation>包含所有 wheel 的文件夹；这样就不下载任何内容</translation>
    </message>
    <message>
        <source>Folder with wheels</source>
        <translation>包含 wheel 的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Advised here: {build}. {why} The choice is yours and can be changed later.</source>
        <translation>此处建议：{build}。{why}选择由您决定，以后也可以更改。</translation>
    </message>
</context>
<context>
    <name>LauncherWindow</name>
    <message>
        <source>DSpark Chat: installation</source>
        <translation>DSpark Chat：安装</translation>
    </message>
    <message>
        <source>Remove the program, your conversations, settings and models from {folder}? This cannot be undone.</source>
        <translation>要从 {folder} 中移除程序以及所有对话、设置和模型吗？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove the program from {folder}? This cannot be undone.</source>
        <translation>要从 {folder} 中移除程序吗？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Uninstall</source>
        <translation>卸载</translation>
    </message>
</context>
<context>
    <name>LicencePage</name>
    <message>
        <source>DSpark Chat</source>
        <translation>DSpark Chat</translation>
    </message>
    <message>
        <source>A language model that answers on this computer, and shows how it does. This sets it up once, in a folder of yours ({folder}); nothing outside of it is changed, and nothing about you is sent anywhere.</source>
        <translation>一个在这台电脑上回答并展示其过程的语言模型。此处将它一次性安装到您的文件夹（{folder}）；文件夹之外不作任何更改，也不会把您的任何信息发送到别处。</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>I agree, continue</source>
        <translation>同意并继续</translation>
    </message>
</context>
<context>
    <name>ManagePage</name>
    <message>
        <source>DSpark Chat</source>
        <translation>DSpark Chat</translation>
    </message>
    <message>
        <source>Also remove my conversations, settings and models when uninstalling</source>
        <translation>卸载时也移除我的对话、设置和模型</translation>
    </message>
    <message>
        <source>Uninstall</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Go back to the version before</source>
        <translation>回到之前的版本</translation>
    </message>
    <message>
        <source>Repair or change…</source>
        <translation>修复或更改…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Nothing is set up, or it is damaged.</source>
        <translation>尚未安装，或安装已损坏。</translation>
    </message>
    <message>
        <source>In use: {environment}.</source>
        <translation>正在使用：{environment}。</translation>
    </message>
    <message>
        <source>Before: {environment}.</source>
        <translation>之前：{environment}。</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>That did not work</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>Use the processor for now</source>
        <translation>暂时使用处理器</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Setting up</source>
        <translation>正在安装</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {words}</source>
        <translation>第 {number} 步，共 {count} 步：{words}</translation>
    </message>
    <message>
        <source>Stopping; nothing that was there is changed.</source>
        <translation>正在停止；已有的内容不会改变。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>--torch cuda: there is no CUDA on macOS. Use --torch cpu.</source>
        <translation>--torch cuda：macOS 上没有 CUDA。请使用 --torch cpu。</translation>
    </message>
    <message>
        <source>--torch {asked}: there is no such file. Give cpu, cuda, auto or a torch wheel.</source>
        <translation>--torch {asked}：没有这个文件。请给出 cpu、cuda、auto 或一个 torch 的 wheel。</translation>
    </message>
    <message>
        <source>--torch {asked}: this is not a wheel of torch {version}, the version that is needed.</source>
        <translation>--torch {asked}：这不是所需版本 torch {version} 的 wheel。</translation>
    </message>
    <message>
        <source>A downloaded file is not the one that was pinned, so it was refused (could not {what}). Check that no proxy or mirror alters downloads, then try again. Details: {log}</source>
        <translation>下载的某个文件与预先固定的不一致，因此被拒绝（未能完成：{what}）。请确认没有代理或镜像改动下载内容，然后重试。详情：{log}</translation>
    </message>
    <message>
        <source>A file operation failed: {reason} ({file}). Check the rights on this folder and try again.</source>
        <translation>文件操作失败：{reason}（{file}）。请检查此文件夹的权限，然后重试。</translation>
    </message>
    <message>
        <source>A file operation failed: {reason}. Check the rights on this folder and try again.</source>
        <translation>文件操作失败：{reason}。请检查此文件夹的权限，然后重试。</translation>
    </message>
    <message>
        <source>About {need:.0f} GB of free disk space are needed in {folder}, and {free:.1f} GB are free. Free some space and try again.</source>
        <translation>{folder} 中大约需要 {need:.0f} GB 的可用空间，目前有 {free:.1f} GB。请腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Another set-up is running; waiting for it</source>
        <translation>另一个安装正在进行；正在等待它完成</translation>
    </message>
    <message>
        <source>Could not {what}. The last lines of {log}:
{tail}</source>
        <translation>未能完成：{what}。{log} 的最后几行：
{tail}</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>Getting Python</source>
        <translation>正在获取 Python</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Installing DSpark Chat {version}</source>
        <translation>正在安装 DSpark Chat {version}</translation>
    </message>
    <message>
        <source>Installing PyTorch {version} ({build})</source>
        <translation>正在安装 PyTorch {version}（{build}）</translation>
    </message>
    <message>
        <source>Installing {count} packages, each checked against its pinned SHA-256</source>
        <translation>正在安装 {count} 个软件包，每个都按固定的 SHA-256 校验</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个文件夹</translation>
    </message>
    <message>
        <source>Looking at the disk</source>
        <translation>正在查看磁盘</translation>
    </message>
    <message>
        <source>No NVIDIA card answered.</source>
        <translation>没有 NVIDIA 显卡应答。</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有此文件或文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Nothing was downloaded. To run without the GPU, add --torch cpu.</source>
        <translation>没有下载任何内容。若不使用 GPU，请加上 --torch cpu。</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>PyTorch for NVIDIA cards (CUDA 13)</source>
        <translation>用于 NVIDIA 显卡的 PyTorch（CUDA 13）</translation>
    </message>
    <message>
        <source>PyTorch for NVIDIA cards is installed, but it finds no card that it can use. Its driver must be {needed} or newer. Update the driver and try again, or use the processor for now.</source>
        <translation>用于 NVIDIA 显卡的 PyTorch 已安装，但找不到可用的显卡。其驱动程序必须为 {needed} 或更新版本。请更新驱动程序后重试，或暂时使用处理器。</translation>
    </message>
    <message>
        <source>PyTorch for the processor</source>
        <translation>用于处理器的 PyTorch</translation>
    </message>
    <message>
        <source>PyTorch for {card} (CUDA): {size}.</source>
        <translation>用于 {card} 的 PyTorch（CUDA）：{size}。</translation>
    </message>
    <message>
        <source>PyTorch was installed but does not start here: {reason}. Details: {log}</source>
        <translation>PyTorch 已安装，但在此无法启动：{reason}。详情：{log}</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>Run this with the system&apos;s Python (python3), not with the one inside .venv.</source>
        <translation>请用系统的 Python（python3）运行，而不是 .venv 里的那个。</translation>
    </message>
    <message>
        <source>Setting up needs about {need:.0f} GB of free disk space in {folder}, and {free:.1f} GB are free. Free some space and run the same command again.</source>
        <translation>安装大约需要 {folder} 中有 {need:.0f} GB 的可用空间，目前有 {free:.1f} GB。请腾出一些空间，然后再次运行同一命令。</translation>
    </message>
    <message>
        <source>The disk is full, so it was not possible to {what}. Free some space and try again.</source>
        <translation>磁盘已满，因此未能完成：{what}。请腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and run the same command again.</source>
        <translation>磁盘已满。请腾出一些空间，然后再次运行同一命令。</translation>
    </message>
    <message>
        <source>The driver {version} of {card} is too old: CUDA 13 needs {needed} or newer.</source>
        <translation>{card} 的驱动程序 {version} 过旧：CUDA 13 需要 {needed} 或更新版本。</translation>
    </message>
    <message>
        <source>The folder {folder} exists and was not made by this program, so it is left alone. Rename or delete it, then run the same command again.</source>
        <translation>文件夹 {folder} 已存在，且不是由本程序创建的，因此不作改动。请将其重命名或删除，然后再次运行同一命令。</translation>
    </message>
    <message>
        <source>The launcher is not whole: something is missing in {folder}. Install it again.</source>
        <translation>启动器不完整：{folder} 中缺少内容。请重新安装。</translation>
    </message>
    <message>
        <source>The package server could not be reached, so it was not possible to {what}. Check the network connection (and proxy settings) and try again; what was downloaded is kept.</source>
        <translation>无法连接软件包服务器，因此未能完成：{what}。请检查网络连接（以及代理设置），然后重试；已下载的内容会保留。</translation>
    </message>
    <message>
        <source>The package server has no file that fits this computer and this Python, so it was not possible to {what}. Use Python 3.11, 3.12 or 3.13 (64 bit) on Linux, Windows or macOS. Details: {log}</source>
        <translation>软件包服务器上没有适合这台电脑和此 Python 的文件，因此未能完成：{what}。请在 Linux、Windows 或 macOS 上使用 Python 3.11、3.12 或 3.13（64 位）。详情：{log}</translation>
    </message>
    <message>
        <source>The program was installed but does not start here. Details: {log}</source>
        <translation>程序已安装，但在此无法启动。详情：{log}</translation>
    </message>
    <message>
        <source>There is no CUDA on macOS.</source>
        <translation>macOS 上没有 CUDA。</translation>
    </message>
    <message>
        <source>This Python has neither pip nor ensurepip. On Debian or Ubuntu run: sudo apt-get install python3-pip  (elsewhere install pip for it), then run the same command again.</source>
        <translation>此 Python 既没有 pip 也没有 ensurepip。在 Debian 或 Ubuntu 上运行：sudo apt-get install python3-pip （其他系统请为它安装 pip），然后再次运行同一命令。</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>系统中打开的文件过多</translation>
    </message>
    <message>
        <source>Trying it</source>
        <translation>正在试运行</translation>
    </message>
    <message>
        <source>Version {version} was to be installed, and {other} answers.</source>
        <translation>应安装版本 {version}，但应答的是 {other}。</translation>
    </message>
    <message>
        <source>about 0.5 GB to download, about 2 GB of disk space</source>
        <translation>下载约 0.5 GB，占用磁盘约 2 GB</translation>
    </message>
    <message>
        <source>about 2.7 GB to download, about 9 GB of disk space</source>
        <translation>下载约 2.7 GB，占用磁盘约 9 GB</translation>
    </message>
    <message>
        <source>downloading {what}</source>
        <translation>正在下载 {what}</translation>
    </message>
    <message>
        <source>find {package}</source>
        <translation>查找 {package}</translation>
    </message>
    <message>
        <source>install PyTorch {version}</source>
        <translation>安装 PyTorch {version}</translation>
    </message>
    <message>
        <source>install the packages</source>
        <translation>安装软件包</translation>
    </message>
    <message>
        <source>install the program</source>
        <translation>安装程序</translation>
    </message>
    <message>
        <source>make an environment</source>
        <translation>创建环境</translation>
    </message>
    <message>
        <source>no NVIDIA card answered</source>
        <translation>没有 NVIDIA 显卡应答</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>正在解包</translation>
    </message>
    <message>
        <source>version {version}, PyTorch {torch} ({build})</source>
        <translation>版本 {version}，PyTorch {torch}（{build}）</translation>
    </message>
    <message>
        <source>{before}, {last}</source>
        <translation>{before}，{last}</translation>
    </message>
    <message>
        <source>{card} has a driver ({version}) that runs CUDA 13.</source>
        <translation>{card} 的驱动程序（{version}）可运行 CUDA 13。</translation>
    </message>
    <message>
        <source>{card}, driver {version}</source>
        <translation>{card}，驱动程序 {version}</translation>
    </message>
    <message>
        <source>{environment}, which found no card it can use</source>
        <translation>{environment}，未找到可用的显卡</translation>
    </message>
    <message>
        <source>{facts}.</source>
        <translation>{facts}。</translation>
    </message>
    <message>
        <source>{problem} Install the Microsoft Visual C++ Redistributable.</source>
        <translation>{problem} 请安装 Microsoft Visual C++ Redistributable。</translation>
    </message>
    <message>
        <source>{size:.0f} GB of disk space free</source>
        <translation>磁盘可用 {size:.0f} GB</translation>
    </message>
    <message>
        <source>{size:.0f} GB of memory</source>
        <translation>内存 {size:.0f} GB</translation>
    </message>
    <message>
        <source>{size}; {room:.0f} GB free are asked for</source>
        <translation>{size}；要求有 {room:.0f} GB 可用空间</translation>
    </message>
    <message>
        <source>{system}, {count} processors</source>
        <translation>{system}，{count} 个处理器</translation>
    </message>
    <message>
        <source>{what} Add --yes to agree, or --torch cpu to run without the GPU.</source>
        <translation>{what} 加上 --yes 表示同意，或用 --torch cpu 在没有 GPU 的情况下运行。</translation>
    </message>
</context>
</TS>
