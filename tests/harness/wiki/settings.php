<?php
// LocalSettings.php of a throw-away test wiki. It is copied into the wiki's folder
// and uses nothing outside it. Each setting: https://www.mediawiki.org/wiki/Manual:$wg...
if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}
$folder = __DIR__;

$wgSitename = 'CopyWiki';
$wgMetaNamespace = 'Project';
$wgLanguageCode = 'en';
$wgLocaltimezone = 'UTC';
$wgServer = 'http://127.0.0.1:' . trim( file_get_contents( "$folder/port" ) );
$wgScriptPath = '/w';
$wgResourceBasePath = '/w';
$wgSecretKey = str_repeat( 'not-a-secret', 6 );
$wgUpgradeKey = 'not-a-secret';
wfLoadSkin( 'Vector' );
$wgDefaultSkin = 'vector';

// One SQLite file. Nobody needs it after a power cut, so no fsync: 218 jobs
// took 13.7 s with it and 1.1 s without.
$sqlite = [
	'type' => 'sqlite',
	'dbDirectory' => "$folder/data",
	'variables' => [ 'synchronous' => 'OFF' ],
];
$wgDBtype = 'sqlite';
$wgDBname = 'wiki';
$wgSQLiteDataDir = "$folder/data";
$wgDBservers = [ $sqlite + [
	'dbname' => 'wiki', 'host' => 'localhost', 'user' => '', 'password' => '',
	'load' => 1, 'flags' => DBO_DEFAULT,
] ];

// No object cache: one would serve stale state after reset() and maintenance scripts.
$wgMainCacheType = CACHE_NONE;
$wgParserCacheType = CACHE_NONE;
$wgMessageCacheType = CACHE_NONE;
$wgCacheDirectory = "$folder/cache";
$wgLocalisationCacheConf['store'] = 'array';
$wgLocalisationCacheConf['storeDirectory'] = "$folder/cache";
$wgInvalidateCacheOnLocalSettingsChange = false;

// Sessions have a file of their own: they outlive reset(), and go on while the wiki is
// read-only (else Pywikibot logs in again and again without end).
$wgObjectCaches['sessions'] = [
	'class' => SqlBagOStuff::class,
	'loggroup' => 'SQLBagOStuff',
	'server' => $sqlite + [
		'dbname' => 'wikicache', 'tablePrefix' => '', 'flags' => 0, 'trxMode' => 'IMMEDIATE',
	],
];
$wgSessionCacheType = 'sessions';

// Nothing leaves the machine, and nothing holds a test up.
$wgEnableEmail = false;
$wgEmergencyContact = $wgPasswordSender = 'nobody@localhost.invalid';
$wgPingback = false;
$wgUseInstantCommons = false;
$wgEnableUploads = false;
$wgHTTPTimeout = $wgHTTPConnectTimeout = 1;
$wgRateLimits = [];
$wgAccountCreationThrottle = 0;
$wgPasswordAttemptThrottle = [];
$wgPasswordDefault = 'B'; // salted MD5: a login in 30 ms; never do this on a real wiki
$wgPasswordPolicy['policies'] = [ 'default' => [ 'MinimalPasswordLength' => 1 ] ];

// Sample pages have fixed timestamps; recent changes must list them whatever today is.
$wgRCMaxAge = 20 * 365 * 86400;
// Merge edits that do not touch each other, as Wikimedia wikis do.
$wgDiff3 = '/usr/bin/diff3';
$wgShowExceptionDetails = true;

// What a test steers: jobs run only when asked, and two files are switches.
$wgJobRunRate = 0;
$wgReadOnlyFile = "$folder/ctl/readonly";
$wgHooks['ApiMaxLagInfo'][] = static function ( array &$lagInfo ) use ( $folder ) {
	$seconds = @file_get_contents( "$folder/ctl/lag" );
	if ( $seconds !== false && (float)$seconds > $lagInfo['lag'] ) {
		$lagInfo = [ 'host' => 'switched', 'lag' => (float)$seconds ] + $lagInfo;
	}
};

// Another time than the machine's: everything in MediaWiki asks this clock, revisions too.
$seconds = @file_get_contents( "$folder/ctl/clock" );
if ( $seconds !== false ) {
	\Wikimedia\Timestamp\ConvertibleTimestamp::setFakeTime(
		static fn () => time() + (int)$seconds
	);
}
